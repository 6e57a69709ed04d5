package dev.muster.remediate.decision;

import dev.muster.arrival.Origin;
import dev.muster.control.Accepted;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.Acknowledgement.Outcome;
import dev.muster.message.command.Dormant;
import dev.muster.message.command.Order;
import dev.muster.message.command.Reset;
import dev.muster.remediate.DeviceAcknowledgement;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentDigest;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.budget.BudgetLimits;
import dev.muster.remediate.rule.Rule;
import dev.muster.remediate.rule.RuleBook;
import dev.muster.remediate.rule.RuleCondition;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Things that happen in a fleet of pumps, for tests. */
public final class Plant {
  /** Noon of a day, the beginning of an hour. */
  public static final long NOON = 1_789_992_000_000L;

  /** An hour. */
  public static final long HOUR = 3_600_000;

  /** A minute. */
  public static final long MINUTE = 60_000;

  private Plant() {}

  /** Registry record 7 of a device. */
  public static DeviceRecord device(String device) {
    return DeviceRecord.of(device, "pumps")
        .version(7)
        .site("north")
        .model("P-100")
        .firmware("1.4.2")
        .cadenceSeconds(60)
        .build();
  }

  /** A device was found too hot. */
  public static DeviceFinding hot(String device, long arrival) {
    return cause("level", device, arrival, Occasion.RAISED);
  }

  /** A finding about a device. */
  public static DeviceFinding cause(String kind, String device, long arrival, Occasion occasion) {
    return new DeviceFinding(
        arrival,
        kind + "-of-" + device + "-at-" + arrival,
        kind,
        occasion,
        "temperature",
        "operational",
        "temp",
        6.5,
        device(device),
        3,
        41);
  }

  /** The same finding about a device that is registered so. */
  public static DeviceFinding over(DeviceFinding cause, DeviceRecord device) {
    return new DeviceFinding(
        cause.arrival(),
        cause.finding(),
        cause.kind(),
        cause.occasion(),
        cause.detection(),
        cause.dataClass(),
        cause.metric(),
        cause.deviation(),
        device,
        cause.epoch(),
        cause.lastSequence());
  }

  /** The same finding about a device of which no message has come. */
  public static DeviceFinding unheard(DeviceFinding cause) {
    return new DeviceFinding(
        cause.arrival(),
        cause.finding(),
        cause.kind(),
        cause.occasion(),
        cause.detection(),
        cause.dataClass(),
        cause.metric(),
        cause.deviation(),
        cause.device(),
        DeviceFinding.NO_EPOCH,
        0);
  }

  /** What becomes of a finding. */
  public static DeviceFinding became(DeviceFinding cause, Occasion occasion, long arrival) {
    return new DeviceFinding(
        arrival,
        cause.finding(),
        cause.kind(),
        occasion,
        cause.detection(),
        cause.dataClass(),
        cause.metric(),
        cause.deviation(),
        cause.device(),
        cause.epoch(),
        cause.lastSequence());
  }

  /** Somebody gives a device another standing in the registry, in its record 8. */
  public static Accepted<DeviceRecord> standing(
      String device, DeviceStatus status, long validFrom) {
    return new Accepted<>(validFrom, device(device).standing(status, DeviceRecord.NO_END));
  }

  /** Rule {@code cool}: a hot device is reset, at most once in ten minutes; it has two minutes. */
  public static Rule reset() {
    return rule("cool", new Reset(), false);
  }

  /** Rule {@code rest}: a hot device is made dormant if a person consents. */
  public static Rule rest() {
    return rule("rest", new Dormant.Lasting(Duration.ofMinutes(30)), true);
  }

  private static Rule rule(String name, Order order, boolean approval) {
    return new Rule(
        name,
        Set.of("level"),
        Occasion.RAISED,
        Set.of(),
        RuleCondition.ALWAYS,
        order,
        Duration.ofMinutes(10),
        approval,
        Duration.ofMinutes(2),
        "too hot");
  }

  /** Version 5 of the rules, under budgets of a fleet and its cohorts. */
  public static RuleBook book(int fleet, int cohort, Rule... rules) {
    return new RuleBook(5, List.of(rules), new BudgetLimits(fleet, cohort, Map.of()));
  }

  /** A bundle of one document, valid from a time. */
  public static Accepted<TextBundle> rules(long version, long validFrom, String yaml) {
    return new Accepted<>(
        validFrom,
        new TextBundle(
            version, validFrom + 365L * 24 * HOUR, List.of(new TextDocument("r.yaml", yaml))));
  }

  /** Anna consents to a proposal; her consent ends in an hour. */
  public static Accepted<Approval> approval(Intent proposal, long validFrom) {
    return approval(proposal, IntentDigest.of(proposal), validFrom);
  }

  /** Anna consents to a content under a proposal's id. */
  public static Accepted<Approval> approval(Intent proposal, byte[] digest, long validFrom) {
    return new Accepted<>(
        validFrom, new Approval(1, proposal.idBytes(), digest, "anna", validFrom + HOUR));
  }

  /** The same consent, ending when it would begin to count. */
  public static Accepted<Approval> endingAtOnce(Accepted<Approval> accepted) {
    Approval consent = accepted.content();
    return new Accepted<>(
        accepted.validFrom(),
        new Approval(
            consent.version(),
            consent.command(),
            consent.commandSha256(),
            consent.approver(),
            accepted.validFrom()));
  }

  /** A device says that it did what an intent told. */
  public static DeviceAcknowledgement done(String device, Intent intent, long arrival) {
    return answer(device, intent.id(), intent.counter(), arrival);
  }

  /** A device says that it did something. */
  public static DeviceAcknowledgement answer(
      String device, String command, long counter, long arrival) {
    Origin origin = new Origin("muster.telemetry", 1, 1000 + arrival % 1000, arrival);
    return new DeviceAcknowledgement(origin, device, command, counter, Outcome.EXECUTED, null);
  }

  /** An id that no command has. */
  public static String strangeId() {
    return HexFormat.of().formatHex(new byte[16]);
  }
}
