package dev.muster.admin.approval;

import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.AuditRow;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.remediate.CommandState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the commands that wait for consent, and what is known against it. Keeps what was ever
 * proposed while it reads, and of everything else one time for each device and finding of those.
 */
final class WaitingRows {
  private static final String AWAITING = CommandState.AWAITING_APPROVAL.name();
  private static final String ISSUED = CommandState.ISSUED.name();
  private static final String RAISED = "RAISED";

  private final Map<String, Waiting> waiting = new HashMap<>();
  private final Set<String> decided = new HashSet<>();
  private final Map<String, Instant> issued = new HashMap<>();
  private final Map<String, Instant> ended = new HashMap<>();

  private WaitingRows() {}

  /** Those that wait, oldest first. */
  static List<Proposal> in(AuditRows rows) {
    WaitingRows found = new WaitingRows();
    rows.read(
        AuditTables.COMMANDS,
        RowFilter.equal("state", AWAITING),
        List.of(
            "command",
            "arrival",
            "device",
            "cohort",
            "finding",
            "finding_kind",
            "intent",
            "proposal_sha256"),
        found::proposed);
    rows.read(
        AuditTables.COMMANDS,
        RowFilter.not("state", AWAITING),
        List.of("command", "arrival", "device", "state"),
        found::decided);
    rows.read(
        AuditTables.FINDINGS,
        RowFilter.not("state", RAISED),
        List.of("finding", "arrival"),
        found::ended);
    return found.proposals();
  }

  @SuppressWarnings("ArrayRecordComponent") // Bytes of a row; rows are never compared.
  private record Waiting(
      String command,
      Instant arrival,
      String device,
      String cohort,
      String finding,
      String findingKind,
      byte[] intent,
      byte[] sha256) {}

  private void proposed(AuditRow row) {
    Waiting one =
        new Waiting(
            row.requiredText("command"),
            row.requiredInstant("arrival"),
            row.requiredText("device"),
            row.requiredText("cohort"),
            row.requiredText("finding"),
            row.requiredText("finding_kind"),
            row.requiredBytes("intent"),
            row.requiredBytes("proposal_sha256"));
    waiting.put(one.command(), one);
    issued.put(one.device(), Instant.MIN);
    ended.put(one.finding(), Instant.MIN);
  }

  private void decided(AuditRow row) {
    if (waiting.containsKey(row.requiredText("command"))) {
      decided.add(row.requiredText("command"));
    }
    if (row.requiredText("state").equals(ISSUED)) {
      later(issued, row.requiredText("device"), row.requiredInstant("arrival"));
    }
  }

  private void ended(AuditRow row) {
    later(ended, row.requiredText("finding"), row.requiredInstant("arrival"));
  }

  /** Of those that matter. */
  private static void later(Map<String, Instant> newest, String name, Instant time) {
    newest.computeIfPresent(name, (known, before) -> time.isAfter(before) ? time : before);
  }

  private List<Proposal> proposals() {
    return waiting.values().stream()
        .filter(one -> !decided.contains(one.command()))
        .sorted(Comparator.comparing(Waiting::arrival).thenComparing(Waiting::command))
        .map(this::proposal)
        .toList();
  }

  private Proposal proposal(Waiting one) {
    return new Proposal(
        Proposal.intent(one.intent(), one.sha256()),
        one.cohort(),
        one.findingKind(),
        ended.getOrDefault(one.finding(), Instant.MIN).isAfter(one.arrival()),
        issued.getOrDefault(one.device(), Instant.MIN).isAfter(one.arrival()));
  }
}
