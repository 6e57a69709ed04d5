package dev.muster.remediate.decision;

import static dev.muster.remediate.decision.Plant.HOUR;
import static dev.muster.remediate.decision.Plant.NOON;
import static dev.muster.remediate.decision.Plant.book;
import static dev.muster.remediate.decision.Plant.hot;
import static dev.muster.remediate.decision.Plant.reset;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.message.command.Resume;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.budget.Ceilings;
import dev.muster.remediate.rule.Rule;
import dev.muster.remediate.rule.RuleBook;
import dev.muster.remediate.rule.RuleCondition;
import java.time.Duration;
import java.util.Set;

/** Rules that tests decide by, and decisions under them. */
final class Remedies {
  static final RemediateSettings SETTINGS = new RemediateSettings("test-fleet", Ceilings.NONE);

  private Remedies() {}

  static Rule named(String name, Duration coolDown) {
    return with(reset(), name, Set.of("level"), coolDown, RuleCondition.ALWAYS);
  }

  static Rule resetOf(String kind) {
    return with(reset(), "other", Set.of(kind), Duration.ZERO, RuleCondition.ALWAYS);
  }

  static DeviceFinding of(String cohort, String device, long arrival) {
    DeviceRecord pump = Plant.device(device);
    return Plant.over(
        hot(device, arrival),
        DeviceRecord.of(device, cohort)
            .version(pump.version())
            .status(pump.status())
            .site(pump.site())
            .gateway(pump.gateway())
            .model(pump.model())
            .firmware(pump.firmware())
            .keys(pump.keys())
            .cadenceSeconds(pump.cadenceSeconds())
            .hasClock(pump.hasClock())
            .build());
  }

  /** The same rule, whose commands count for two hours. */
  static Rule patient(Rule rule) {
    return new Rule(
        rule.name(),
        rule.on(),
        rule.when(),
        rule.cohorts(),
        rule.condition(),
        rule.order(),
        rule.coolDown(),
        rule.approval(),
        Duration.ofHours(2),
        rule.reason());
  }

  /** A rule that answers the end of a silence, and whose commands a person must consent to. */
  static Rule askToWake() {
    return new Rule(
        "wake",
        Set.of("silent"),
        Occasion.CLEARED,
        Set.of(),
        RuleCondition.ALWAYS,
        new Resume(),
        Duration.ZERO,
        true,
        Duration.ofHours(2),
        "it speaks again");
  }

  static Rule wake() {
    return new Rule(
        "wake",
        Set.of("silent"),
        Occasion.CLEARED,
        Set.of(),
        RuleCondition.ALWAYS,
        new Resume(),
        Duration.ZERO,
        false,
        Duration.ofMinutes(2),
        "it speaks again");
  }

  static Rule failing() {
    return with(
        reset(), "odd", Set.of("level"), Duration.ZERO, cause -> dev.muster.condition.Answer.ERROR);
  }

  private static Rule with(
      Rule rule, String name, Set<String> on, Duration coolDown, RuleCondition condition) {
    return new Rule(
        name,
        on,
        rule.when(),
        rule.cohorts(),
        condition,
        rule.order(),
        coolDown,
        rule.approval(),
        rule.expiresAfter(),
        rule.reason());
  }

  static Remediation under(RuleBook book, RemediationState state, Ledger ledger) {
    return under(Ceilings.NONE, book, state, ledger);
  }

  static Remediation under(
      Ceilings ceilings, RuleBook book, RemediationState state, Ledger ledger) {
    RemediateSettings settings = new RemediateSettings(SETTINGS.fleet(), ceilings);
    Remediation remediation =
        new Remediation(new Remediation.Setup(settings, bundle -> book), state, ledger);
    if (state == RemediationState.EMPTY) {
      remediation.addRules(Plant.rules(5, NOON - HOUR, "rules: []"));
    }
    return remediation;
  }
}
