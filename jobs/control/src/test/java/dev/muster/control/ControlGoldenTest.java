package dev.muster.control;

import static dev.muster.control.ControlFixture.ARRIVAL;

import dev.muster.control.approval.ApprovalForm;
import dev.muster.control.bundle.TextBundleForm;
import dev.muster.control.registry.DeviceRecordForm;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.trust.TrustBundleForm;
import dev.muster.testing.Golden;
import dev.muster.testing.GoldenFiles;
import java.util.List;

final class ControlGoldenTest extends GoldenFiles {
  ControlGoldenTest() {
    super(new ControlForms());
  }

  @Override
  protected List<Golden<?>> goldens() {
    return List.of(
        Golden.of(new DeviceRecordForm(), ControlFixture.device(4)),
        new Golden<>(
            new DeviceRecordForm(),
            "ending",
            ControlFixture.device(4).standing(DeviceStatus.SUSPENDED, ARRIVAL + 60_000)),
        Golden.of(new TrustBundleForm(), ControlFixture.trust(2)),
        Golden.of(new TextBundleForm(), ControlFixture.bundle(2)),
        Golden.of(new ApprovalForm(), ControlFixture.approval(4)),
        Golden.of(ControlForms.DEVICE, new Accepted<>(ARRIVAL, ControlFixture.device(4))),
        Golden.of(ControlForms.TRUST, new Accepted<>(ARRIVAL, ControlFixture.trust(2))),
        Golden.of(ControlForms.POLICY, new Accepted<>(ARRIVAL, ControlFixture.bundle(2))),
        Golden.of(ControlForms.RULES, new Accepted<>(ARRIVAL, ControlFixture.bundle(3))),
        Golden.of(ControlForms.APPROVAL, new Accepted<>(ARRIVAL, ControlFixture.approval(4))),
        new Golden<>(new ControlOutcomeForm(), "applied", applied()),
        new Golden<>(new ControlOutcomeForm(), "refused", refused()));
  }

  private static ControlOutcome applied() {
    return new ControlOutcome(
        ControlKind.REGISTRY,
        ControlResult.APPLIED,
        "",
        new ControlOutcome.Origin("muster.registry", 3, 17, ARRIVAL),
        ControlFixture.DEVICE,
        4,
        ARRIVAL + 2_000,
        ControlFixture.key("registrar").kid(),
        ControlFixture.device(4));
  }

  private static ControlOutcome refused() {
    return new ControlOutcome(
        ControlKind.TRUST,
        ControlResult.TOMBSTONE,
        "it has no value",
        new ControlOutcome.Origin("muster.trust", 0, 2, ARRIVAL),
        null,
        ControlOutcome.UNKNOWN,
        ControlOutcome.UNKNOWN,
        ControlOutcome.UNKNOWN,
        null);
  }
}
