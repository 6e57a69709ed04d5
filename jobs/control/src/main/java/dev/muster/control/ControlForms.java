package dev.muster.control;

import dev.muster.control.approval.Approval;
import dev.muster.control.approval.ApprovalForm;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextBundleForm;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceRecordForm;
import dev.muster.control.trust.TrustBundle;
import dev.muster.control.trust.TrustBundleForm;
import dev.muster.stored.Form;
import dev.muster.stored.Forms;
import java.util.List;

/** The forms of what comes of control records. */
public final class ControlForms implements Forms {
  /** Device records that take effect. */
  public static final AcceptedForm<DeviceRecord> DEVICE =
      new AcceptedForm<>("accepted-device", new DeviceRecordForm());

  /** Trust bundles that take effect. */
  public static final AcceptedForm<TrustBundle> TRUST =
      new AcceptedForm<>("accepted-trust", new TrustBundleForm());

  /** Policy bundles that take effect. */
  public static final AcceptedForm<TextBundle> POLICY =
      new AcceptedForm<>("accepted-policy", new TextBundleForm());

  /** Rule bundles that take effect. */
  public static final AcceptedForm<TextBundle> RULES =
      new AcceptedForm<>("accepted-rules", new TextBundleForm());

  /** Approvals that count. */
  public static final AcceptedForm<Approval> APPROVAL =
      new AcceptedForm<>("accepted-approval", new ApprovalForm());

  @Override
  public List<Form<?>> all() {
    return List.of(
        DEVICE,
        TRUST,
        POLICY,
        RULES,
        APPROVAL,
        new ControlOutcomeForm(),
        new DeviceRecordForm(),
        new TrustBundleForm(),
        new TextBundleForm(),
        new ApprovalForm());
  }
}
