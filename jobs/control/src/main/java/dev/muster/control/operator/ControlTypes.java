package dev.muster.control.operator;

import dev.muster.control.ControlOutcome;
import dev.muster.control.approval.AcceptedApproval;
import dev.muster.control.bundle.AcceptedPolicy;
import dev.muster.control.bundle.AcceptedRules;
import dev.muster.control.registry.AcceptedDevice;
import dev.muster.control.trust.AcceptedTrust;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Flink types of what control streams carry. They hold lists and sets, for which Flink would fall
 * back to Kryo, so the types are given wherever a stream of them is made.
 */
public final class ControlTypes {
  /** Device records that take effect. */
  public static final TypeInformation<AcceptedDevice> ACCEPTED_DEVICE =
      new ElementTypeInfo<>(AcceptedDevice.class, AcceptedDeviceSerializer.INSTANCE);

  /** Trust bundles that take effect. */
  public static final TypeInformation<AcceptedTrust> ACCEPTED_TRUST =
      new ElementTypeInfo<>(AcceptedTrust.class, AcceptedTrustSerializer.INSTANCE);

  /** Policy bundles that take effect. */
  public static final TypeInformation<AcceptedPolicy> ACCEPTED_POLICY =
      new ElementTypeInfo<>(AcceptedPolicy.class, AcceptedPolicySerializer.INSTANCE);

  /** Rule bundles that take effect. */
  public static final TypeInformation<AcceptedRules> ACCEPTED_RULES =
      new ElementTypeInfo<>(AcceptedRules.class, AcceptedRulesSerializer.INSTANCE);

  /** Approvals that count. */
  public static final TypeInformation<AcceptedApproval> ACCEPTED_APPROVAL =
      new ElementTypeInfo<>(AcceptedApproval.class, AcceptedApprovalSerializer.INSTANCE);

  /** What became of each control record. */
  public static final TypeInformation<ControlOutcome> OUTCOME =
      new ElementTypeInfo<>(ControlOutcome.class, ControlOutcomeSerializer.INSTANCE);

  private ControlTypes() {}
}
