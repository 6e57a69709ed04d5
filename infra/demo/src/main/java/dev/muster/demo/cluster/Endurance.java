package dev.muster.demo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of a demonstration on a cluster, whatever was killed meanwhile: no record and no
 * command is lost or doubled, each is judged as on a quiet day, and nobody is called silent who
 * spoke.
 *
 * <p>Not demanded: that everything is noticed which would be on a quiet day, since nobody is missed
 * in time that no tick covers; and that commands reach their devices in time. A device that was
 * told too late to go offline is suspended all the same, and what it says then is refused.
 */
public final class Endurance {
  /** Kinds of findings that claim somebody doesn't speak, or speaks too often. */
  private static final List<String> ACCUSATIONS =
      List.of("silent", "site-down", "gateway-down", "rate");

  private static final String ACCEPTED = "ACCEPTED";
  private static final String SUSPENDED = "DEVICE_SUSPENDED";

  private final JsonNode report;
  private final List<String> broken = new ArrayList<>();

  private Endurance(JsonNode report) {
    this.report = report;
  }

  /**
   * Says what doesn't hold, a sentence each; nothing if all does.
   *
   * @param report of the demonstration
   * @param kills that there were to be
   */
  public static List<String> broken(JsonNode report, int kills) {
    Endurance endurance = new Endurance(report);
    endurance.judge(kills);
    return List.copyOf(endurance.broken);
  }

  /**
   * The same of silences and haste that were claimed. To be asked on a machine that does nothing
   * else: where simulated devices fall behind, their silence is in the log, and so is what they
   * send at once when they catch up.
   */
  public static List<String> falseAccusations(JsonNode report) {
    Endurance endurance = new Endurance(report);
    ACCUSATIONS.forEach(endurance::requireNoneUnexpected);
    return List.copyOf(endurance.broken);
  }

  private void judge(int kills) {
    require(report.path("kills").size() == kills, "not all was killed that was to be");
    require(report.path("reconciled").asBoolean(), "tables and topics differ");
    require(report.path("records").equals(report.path("verdicts")), "records lack a verdict");
    requireVerdicts();
    requireSections();
    require(
        report.path("refuted_silences").asLong() == 0,
        "devices were called silent that spoke meanwhile: " + report.path("differences"));
    require(report.path("commands").path("issued").asLong() > 0, "no command was issued");
  }

  private void requireVerdicts() {
    JsonNode reasons = report.path("reasons");
    reasons
        .fields()
        .forEachRemaining(
            reason -> {
              long excused =
                  switch (reason.getKey()) {
                    case ACCEPTED -> -toldTooLate();
                    case SUSPENDED -> toldTooLate();
                    default -> 0;
                  };
              require(
                  more(reason.getValue()) == excused,
                  "verdicts " + reason.getKey() + ": " + reason.getValue());
            });
  }

  /** Messages of devices that a command to go offline did not reach in time. */
  private long toldTooLate() {
    boolean expired = report.path("commands").path("expired").asLong() > 0;
    return expired ? Math.max(0, more(report.path("reasons").path(SUSPENDED))) : 0;
  }

  private void requireSections() {
    report
        .path("sections")
        .fields()
        .forEachRemaining(
            outcome ->
                require(
                    more(outcome.getValue()) == 0
                        || (more(outcome.getValue()) < 0 && toldTooLate() > 0),
                    "sections " + outcome.getKey() + ": " + outcome.getValue()));
  }

  private static long more(JsonNode pair) {
    return pair.path("observed").asLong() - pair.path("expected").asLong();
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }

  private void requireNoneUnexpected(String kind) {
    long unexpected = report.path("findings").path(kind).path("unexpected").asLong();
    require(unexpected == 0, unexpected + " findings of the kind " + kind + " about the innocent");
  }
}
