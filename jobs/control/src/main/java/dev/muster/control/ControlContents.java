package dev.muster.control;

import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.Standing;
import dev.muster.control.trust.TrustBundle;

/** The contents of the kinds of control that people publish, one instance each. */
public final class ControlContents {
  /** Registry records. */
  public static final ControlContent<DeviceRecord> REGISTRY = new RegistryContent();

  /** Standings that go with commands, which stand among registry records. */
  public static final ControlContent<Standing> STANDING = new StandingContent();

  /** The trust bundle. */
  public static final ControlContent<TrustBundle> TRUST = new TrustContent();

  /** Policy bundles. */
  public static final ControlContent<TextBundle> POLICY = new PolicyContent();

  /** Rule bundles. */
  public static final ControlContent<TextBundle> RULES = new RulesContent();

  /** Approvals. */
  public static final ControlContent<Approval> APPROVAL = new ApprovalContent();

  private ControlContents() {}
}
