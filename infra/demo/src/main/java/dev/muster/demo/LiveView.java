package dev.muster.demo;

import dev.muster.audit.AuditTables;
import dev.muster.audit.table.TableDefinition;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.schemas.Topics;
import dev.muster.simulator.truth.Truth;
import dev.muster.verify.VerdictReason;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.jspecify.annotations.Nullable;

/** Shows what goes on, from the pipeline's own counters and the tables' metadata. */
final class LiveView implements AutoCloseable {
  private static final double NANOS = 1e9;
  private static final String TOTAL_RECORDS = "total-records";

  private final LiveScreen screen;
  private final long beganNanos;
  private final Truth truth;
  private final AuditCatalog catalog;
  private @Nullable Catalog tables;
  private long commitMillis;
  private long gaps;
  private Sample last = new Sample(0, 0, 0);
  private double nextCommitLook;

  LiveView(LiveScreen screen, long beganNanos, Truth truth, AuditCatalog catalog) {
    this.screen = screen;
    this.beganNanos = beganNanos;
    this.truth = truth;
    this.catalog = catalog;
  }

  /** Numbers of one moment, to tell rates from. */
  private record Sample(double seconds, long sent, long judged) {}

  /** Shows the present. */
  void update(String phase) {
    double seconds = (System.nanoTime() - beganNanos) / NANOS;
    Map<String, Long> verdicts = PipelineMetrics.verdicts();
    verdicts.remove(VerdictReason.TICK.wireName());
    long judged = verdicts.values().stream().mapToLong(Long::longValue).sum();
    Sample now = new Sample(seconds, truth.ledger(Topics.TELEMETRY).records(), judged);
    double passed = Math.max(0.001, now.seconds() - last.seconds());
    lookForCommits(seconds);
    screen.show(
        new LiveFrame(
            seconds,
            phase,
            now.sent(),
            (now.sent() - last.sent()) / passed,
            verdicts,
            (now.judged() - last.judged()) / passed,
            PipelineMetrics.aftermath(),
            PipelineMetrics.pending(),
            gaps,
            commitMillis == 0 ? -1 : (System.currentTimeMillis() - commitMillis) / 1000.0));
    last = now;
  }

  @Override
  public void close() {
    if (tables != null) {
      AuditCatalog.close(tables);
    }
  }

  private void lookForCommits(double seconds) {
    if (seconds < nextCommitLook
        || (PipelineMetrics.verdicts().isEmpty()
            && truth.ledger(Topics.TELEMETRY).records() == 0)) {
      return;
    }
    nextCommitLook = seconds + 1;
    try {
      if (tables == null) {
        tables = catalog.loadCatalog();
      }
      lookForCommits(tables);
    } catch (RuntimeException e) {
      // The catalog is away for a moment: what was seen last is shown on.
    }
  }

  /** From the metadata of tables alone. */
  private void lookForCommits(Catalog in) {
    Snapshot verdicts = newest(in, AuditTables.VERDICTS);
    commitMillis = verdicts == null ? 0 : verdicts.timestampMillis();
    Snapshot newestGaps = newest(in, AuditTables.GAPS);
    gaps =
        newestGaps == null
            ? 0
            : Long.parseLong(newestGaps.summary().getOrDefault(TOTAL_RECORDS, "0"));
  }

  private static @Nullable Snapshot newest(Catalog in, TableDefinition table) {
    try {
      return in.loadTable(AuditCatalog.identifier(table)).currentSnapshot();
    } catch (NoSuchTableException e) {
      return null;
    }
  }
}
