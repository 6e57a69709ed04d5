package dev.muster.simulator;

import dev.muster.control.bundle.TextDocument;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.simulator.governance.Governance;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.script.BundleChange;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.script.Forgery;
import dev.muster.simulator.script.Hold;
import dev.muster.simulator.script.KeyRef;
import dev.muster.simulator.script.RegistryChange;
import dev.muster.simulator.script.Step;
import dev.muster.simulator.script.TrustChange;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The control records that stand before the script: trust, policies, rules, and every device. They
 * are published in this order, so that no device speaks before there is a policy.
 */
final class Enrolment {
  private static final Expectation APPLIED = new Expectation(FaultKind.ENROLMENT, "APPLIED");

  private static final long FIRST = 1;

  private Enrolment() {}

  static Stream<Step> of(Roster roster, List<TextDocument> rules) {
    Step.Content trust = new TrustChange(FIRST, List.of(), Forgery.NONE);
    Step.Content policy =
        new BundleChange(BundleChange.Kind.POLICY, FIRST, Governance.policies(), Forgery.NONE);
    Step.Content bundle = new BundleChange(BundleChange.Kind.RULES, FIRST, rules, Forgery.NONE);
    return Stream.concat(
        Stream.of(step(-1, trust), step(-2, policy), step(-3, bundle)),
        IntStream.range(0, roster.size()).mapToObj(index -> step(-4 - index, record(index))));
  }

  private static RegistryChange record(int device) {
    return new RegistryChange(
        device, FIRST, DeviceStatus.ACTIVE, List.of(KeyRef.FIRST), Forgery.NONE);
  }

  /** Ids below zero: no step of a script waits for these. */
  private static Step step(long id, Step.Content content) {
    return new Step(id, 0, content, Hold.NONE, APPLIED, false);
  }
}
