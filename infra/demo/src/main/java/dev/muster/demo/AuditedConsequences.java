package dev.muster.demo;

import dev.muster.audit.AuditTables;
import dev.muster.audit.table.TableDefinition;
import dev.muster.connectors.iceberg.AuditRow;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.remediate.CommandState;
import dev.muster.schemas.Topics;
import dev.muster.simulator.agent.CommandLog;
import dev.muster.simulator.fault.Consequences;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SilenceLimit;
import dev.muster.simulator.truth.Comparison;
import dev.muster.simulator.truth.SectionTruth;
import dev.muster.simulator.truth.Truth;
import dev.muster.simulator.truth.TruthLedger;
import dev.muster.verify.VerdictReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Holds what must have come of the simulation beyond verdicts against the tables of decisions,
 * findings and commands. Not thread-safe.
 *
 * @param rows of {@link #tables}
 */
record AuditedConsequences(AuditRows rows, Truth truth, Consequences expected, CommandLog log) {
  /** The tables that are asked. */
  static List<TableDefinition> tables() {
    return List.of(
        AuditTables.DECISIONS,
        AuditTables.FINDINGS,
        AuditTables.COMMANDS,
        AuditTables.DEVICE_CHANGES,
        AuditTables.VERDICTS);
  }

  /** Whether nothing is awaited any more. */
  boolean settled() {
    return CommandComparison.settled(expected.commands(), decided())
        && sum(answers()) >= sum(truth.sections().expected());
  }

  SectionComparison sections() {
    return SectionComparison.of(truth.sections(), answers());
  }

  /**
   * @param until arrival of the last record of the script: what is noticed later is about the end
   *     of the simulation
   * @param mayBeRecorded by kind and subject, whether a finding may be of a recording
   */
  FindingComparison findings(long until, BiPredicate<String, String> mayBeRecorded) {
    List<FindingComparison.Row> found = new ArrayList<>();
    rows.read(
        AuditTables.FINDINGS,
        RowFilter.until("arrival", until),
        List.of("finding", "kind", "subject", "state"),
        row ->
            found.add(
                new FindingComparison.Row(
                    row.requiredText("finding"),
                    row.requiredText("kind"),
                    row.requiredText("subject"),
                    row.requiredText("state"))));
    return FindingComparison.of(expected.findings(), found, mayBeRecorded);
  }

  /** Of silences that nobody took back. */
  List<String> refutedSilences(Roster roster) {
    Map<String, RefutedSilences.Claim> silences = new HashMap<>();
    Map<String, RefutedSilences.SiteClaim> outages = new HashMap<>();
    Set<String> retracted = new HashSet<>();
    rows.read(
        AuditTables.FINDINGS,
        RowFilter.in("kind", List.of("silent", "gateway-down", "site-down")),
        List.of("finding", "kind", "subject", "state", "onset", "arrival", "expected", "observed"),
        row -> {
          String finding = row.requiredText("finding");
          String subject = row.requiredText("subject");
          long at = row.millis("arrival");
          if (row.requiredText("state").equals("RETRACTED")) {
            retracted.add(finding);
          } else if (row.requiredText("state").equals("RAISED")
              && row.requiredText("kind").equals("site-down")) {
            double missing = number(row, "expected") - number(row, "observed");
            outages.put(finding, new RefutedSilences.SiteClaim(subject, at, (int) missing));
          } else if (row.requiredText("state").equals("RAISED")) {
            silences.put(finding, new RefutedSilences.Claim(subject, row.millis("onset"), at));
          }
        });
    silences.keySet().removeAll(retracted);
    outages.keySet().removeAll(retracted);
    List<RefutedSilences.Said> said = said();
    List<String> refuted = new ArrayList<>(RefutedSilences.of(silences.values(), said));
    refuted.addAll(RefutedSilences.ofSites(outages.values(), members(roster), said));
    return refuted;
  }

  private static double number(AuditRow row, String column) {
    return row.value(column) instanceof Number number ? number.doubleValue() : 0;
  }

  private List<RefutedSilences.Said> said() {
    List<RefutedSilences.Said> said = new ArrayList<>();
    rows.read(
        AuditTables.VERDICTS,
        RowFilter.equal("verdict", VerdictReason.ACCEPTED.wireName()),
        List.of("device", "arrival"),
        row ->
            said.add(new RefutedSilences.Said(row.requiredText("device"), row.millis("arrival"))));
    return said;
  }

  private static List<RefutedSilences.Member> members(Roster roster) {
    return roster.devices().stream()
        .map(each -> new RefutedSilences.Member(each.id(), each.site(), SilenceLimit.of(each)))
        .toList();
  }

  CommandComparison commands() {
    return CommandComparison.of(expected.commands(), decided(), standings(), log);
  }

  /** The records of the registry that the fleet's registrar did not write. */
  private List<CommandComparison.Standing> standings() {
    TruthLedger ledger = truth.ledger(Topics.REGISTRY);
    List<CommandComparison.Standing> standings = new ArrayList<>();
    rows.read(
        AuditTables.DEVICE_CHANGES,
        RowFilter.all(),
        List.of("kafka_partition", "kafka_offset", "device", "status"),
        row -> {
          // Of what could not be read nobody knows which device it names.
          String device = row.text("device");
          if (device != null
              && ledger.at(row.integer("kafka_partition"), row.number("kafka_offset")).isEmpty()) {
            standings.add(new CommandComparison.Standing(device, row.text("status")));
          }
        });
    return standings;
  }

  /** What devices made of records that the pipeline did not put on the command topic. */
  Comparison.Result attacks() {
    TruthLedger ledger = truth.ledger(Topics.COMMANDS);
    Comparison comparison = new Comparison(Topics.COMMANDS, ledger);
    for (CommandLog.Entry entry : log.entries()) {
      if (ledger.at(entry.partition(), entry.offset()).isPresent()
          || !entry.outcome().equals(CommandLog.VERIFIED)) {
        comparison.observed(entry.partition(), entry.offset(), entry.outcome());
      }
    }
    return comparison.result();
  }

  private List<CommandComparison.Decided> decided() {
    Map<String, CommandComparison.Decided> decided = new HashMap<>();
    rows.read(
        AuditTables.COMMANDS,
        RowFilter.all(),
        List.of("command", "device", "action", "state", "budget_hour", "device_status"),
        row ->
            decided.merge(
                row.requiredText("command"),
                new CommandComparison.Decided(
                    row.requiredText("command"),
                    row.requiredText("device"),
                    row.requiredText("action"),
                    row.requiredText("state").equals(CommandState.ISSUED.name()),
                    row.requiredText("state"),
                    row.millis("budget_hour"),
                    row.text("device_status")),
                AuditedConsequences::together));
    return List.copyOf(decided.values());
  }

  /** What two rows say of one command: the state that comes later counts. */
  private static CommandComparison.Decided together(
      CommandComparison.Decided one, CommandComparison.Decided other) {
    return new CommandComparison.Decided(
        one.id(),
        one.device(),
        one.action(),
        one.issued() || other.issued(),
        rank(one.state()) >= rank(other.state()) ? one.state() : other.state(),
        one.hour(),
        one.status() == null ? other.status() : one.status());
  }

  private static int rank(String state) {
    return switch (state) {
      case "AWAITING_APPROVAL" -> 0;
      case "ISSUED" -> 1;
      default -> 2;
    };
  }

  private Map<SectionTruth.Answer, Long> answers() {
    Map<SectionTruth.Answer, Long> answers = new HashMap<>();
    rows.read(
        AuditTables.DECISIONS,
        RowFilter.all(),
        List.of("device", "data_class", "purpose", "outcome", "sections"),
        row ->
            answers.merge(
                new SectionTruth.Answer(
                    row.requiredText("device"),
                    row.requiredText("data_class"),
                    row.requiredText("purpose"),
                    row.requiredText("outcome")),
                row.number("sections"),
                Long::sum));
    return answers;
  }

  private static long sum(Map<SectionTruth.Answer, Long> answers) {
    return answers.values().stream().mapToLong(Long::longValue).sum();
  }
}
