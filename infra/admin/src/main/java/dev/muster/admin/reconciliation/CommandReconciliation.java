package dev.muster.admin.reconciliation;

import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicProgress;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.control.ControlAuthenticator;
import dev.muster.control.root.RootDocument;
import dev.muster.dispatch.CommandCheck;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.command.Command;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.pipeline.DispatchJob;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.schemas.Topics;
import dev.muster.verify.VerdictReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Compares the topic of the commands with the rows of table {@code commands} that say ISSUED.
 *
 * <p>May be run while the jobs run: what is on its way is told from what is lost by the open
 * transactions and by what dispatch has passed, not by waiting. Rows whose command retention may
 * have removed are not compared. Rows hold the decision and not the command that dispatch signed,
 * so its bytes have nothing to be held against but their signature.
 */
public record CommandReconciliation(
    AuditCatalog catalog, KafkaAccess access, TopicsConfig topics, RootDocument root) {
  /** Rows come a checkpoint after their cause; ten seconds are more than any. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private static final long MILLIS = 1000;

  private static final RowFilter ISSUED = RowFilter.equal("state", CommandState.ISSUED.name());
  private static final List<String> COMMAND = List.of("command");

  /** Reads rows and topics, in the order in which what is found later explains what was earlier. */
  public CommandReport report() {
    CommandLedger ledger = new CommandLedger();
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.COMMANDS, AuditTables.VERDICTS)) {
      Map<Integer, Long> passed =
          new TopicProgress(access, topics.intents()).passedBy(DispatchJob.group(root.fleet()));
      readRows(rows, ledger);
      ledger.open(
          new TopicProgress(access, topics.intents()).hasOpenTransaction(),
          new TopicProgress(access, topics.commands()).hasOpenTransaction());
      readDecisions(ledger, passed);
      readCommands(ledger);
      rows.refresh();
      return ledger.report(issued(rows), complete(rows));
    }
  }

  private void readRows(AuditRows rows, CommandLedger ledger) {
    rows.read(
        AuditTables.COMMANDS,
        ISSUED.and(RowFilter.since("arrival", retainedFrom())),
        COMMAND,
        row -> ledger.recorded(row.requiredText("command")));
  }

  private static Set<String> issued(AuditRows rows) {
    Set<String> ids = new HashSet<>();
    rows.read(AuditTables.COMMANDS, ISSUED, COMMAND, row -> ids.add(row.requiredText("command")));
    return ids;
  }

  /** Up to when every partition's rows are complete, with room for those of later stages. */
  private static long complete(AuditRows rows) {
    Map<Integer, Long> ticks = new HashMap<>();
    rows.read(
        AuditTables.VERDICTS,
        RowFilter.equal("verdict", VerdictReason.TICK.wireName()),
        List.of("kafka_partition", "arrival"),
        row -> ticks.merge(row.integer("kafka_partition"), row.millis("arrival"), Math::max));
    return ticks.values().stream().min(Long::compare).orElse(0L) - SLACK.toMillis();
  }

  private void readDecisions(CommandLedger ledger, Map<Integer, Long> passed) {
    ControlAuthenticator<Intent> authenticator =
        new ControlAuthenticator<>(root, IntentContent.INSTANCE, CryptoProvider.fastest());
    try (TopicReader reader = TopicReader.open(access, topics.intents())) {
      reader.readAll(
          record -> {
            Intent intent =
                authenticator.authenticate(record).fold(found -> found.content(), other -> null);
            if (intent != null) {
              ledger.decided(intent.id(), isPassed(record, passed));
            }
          });
    }
  }

  private static boolean isPassed(ArrivedRecord record, Map<Integer, Long> passed) {
    return record.offset() < passed.getOrDefault(record.partition(), 0L);
  }

  private void readCommands(CommandLedger ledger) {
    CommandCheck check = new CommandCheck(root);
    try (TopicReader reader = TopicReader.open(access, topics.commands())) {
      reader.readRecords(
          record -> {
            Optional<Command> command = check.genuine(record.value());
            if (command.isPresent() && isNumbered(record)) {
              String id = HexFormat.of().formatHex(command.get().id());
              ledger.written(id, command.get().notBefore() * MILLIS, record.value());
            } else {
              ledger.foreign();
            }
          });
    }
  }

  /** A copy of a command that somebody else put there has no number. */
  private static boolean isNumbered(ConsumerRecord<byte[], byte[]> record) {
    return record.headers().lastHeader(Topics.CHECKPOINT_HEADER) != null;
  }

  /** Before this time retention may have removed commands; 0 when it has removed none. */
  private long retainedFrom() {
    long[] from = {0};
    Set<Integer> seen = new HashSet<>();
    try (TopicReader reader = TopicReader.open(access, topics.commands())) {
      Map<Integer, Long> earliest = reader.earliest();
      reader.readRecords(
          record -> {
            if (seen.add(record.partition()) && earliest.getOrDefault(record.partition(), 0L) > 0) {
              from[0] = Math.max(from[0], record.timestamp());
            }
          });
    }
    return from[0];
  }
}
