package dev.muster.local.demo;

import dev.muster.local.fleet.agent.CommandLog;
import dev.muster.local.fleet.fault.Consequences;
import dev.muster.local.fleet.truth.Comparison;
import dev.muster.local.fleet.truth.SectionTruth;
import dev.muster.local.fleet.truth.Truth;
import dev.muster.local.fleet.truth.TruthLedger;
import dev.muster.local.query.AuditQuery;
import dev.muster.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Holds what must have come of the simulation beyond verdicts against the tables of decisions,
 * findings and commands. Not thread-safe.
 */
final class AuditedConsequences {
  private static final String DECISIONS =
      "SELECT device, data_class, purpose, outcome, sum(sections) FROM audit.decisions"
          + " GROUP BY ALL";
  private static final String FINDINGS =
      "SELECT finding, kind, subject, state FROM audit.findings WHERE epoch_ms(arrival) <= %s";
  private static final String COMMANDS =
      "SELECT command, any_value(device), any_value(action), bool_or(state = 'ISSUED'),"
          + " max_by(state, CASE state WHEN 'AWAITING_APPROVAL' THEN 0 WHEN 'ISSUED' THEN 1"
          + " ELSE 2 END), epoch_ms(any_value(budget_hour)), any_value(device_status)"
          + " FROM audit.commands GROUP BY command";
  private static final String STANDINGS =
      "SELECT kafka_partition, kafka_offset, device, status FROM audit.device_changes";

  private final AuditQuery query;
  private final Truth truth;
  private final Consequences expected;
  private final CommandLog log;

  AuditedConsequences(AuditQuery query, Truth truth, Consequences expected, CommandLog log) {
    this.query = query;
    this.truth = truth;
    this.expected = expected;
    this.log = log;
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
    List<FindingComparison.Row> rows = new ArrayList<>();
    query.stream(
        FINDINGS.formatted(until),
        row -> {
          while (row.next()) {
            rows.add(
                new FindingComparison.Row(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
          }
        });
    return FindingComparison.of(expected.findings(), rows, mayBeRecorded);
  }

  CommandComparison commands() {
    return CommandComparison.of(expected.commands(), decided(), standings(), log);
  }

  /** The records of the registry that the fleet's registrar did not write. */
  private List<CommandComparison.Standing> standings() {
    TruthLedger ledger = truth.ledger(Topics.REGISTRY);
    List<CommandComparison.Standing> standings = new ArrayList<>();
    query.stream(
        STANDINGS,
        row -> {
          while (row.next()) {
            if (ledger.at(row.getInt(1), row.getLong(2)).isEmpty()) {
              standings.add(new CommandComparison.Standing(row.getString(3), row.getString(4)));
            }
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
    List<CommandComparison.Decided> decided = new ArrayList<>();
    query.stream(
        COMMANDS,
        row -> {
          while (row.next()) {
            decided.add(
                new CommandComparison.Decided(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getBoolean(4),
                    row.getString(5),
                    row.getLong(6),
                    row.getString(7)));
          }
        });
    return decided;
  }

  private Map<SectionTruth.Answer, Long> answers() {
    Map<SectionTruth.Answer, Long> answers = new HashMap<>();
    query.stream(
        DECISIONS,
        row -> {
          while (row.next()) {
            answers.put(
                new SectionTruth.Answer(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                row.getLong(5));
          }
        });
    return answers;
  }

  private static long sum(Map<SectionTruth.Answer, Long> answers) {
    return answers.values().stream().mapToLong(Long::longValue).sum();
  }
}
