package dev.muster.demo;

import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.schemas.Topics;
import dev.muster.simulator.truth.Truth;
import dev.muster.verify.VerdictReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what goes on, from the pipeline's own counters and the tables' metadata. */
final class LiveView implements AutoCloseable {
  private static final double NANOS = 1e9;

  private final LiveScreen screen;
  private final long beganNanos;
  private final Truth truth;
  private final AuditCatalog catalog;
  private @Nullable Commits commits;
  private Commits.Newest newest = Commits.Newest.NONE;
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
            newest.gaps(),
            newest.atMillis() == 0
                ? -1
                : (System.currentTimeMillis() - newest.atMillis()) / 1000.0));
    last = now;
  }

  @Override
  public void close() {
    if (commits != null) {
      commits.close();
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
      if (commits == null) {
        commits = new Commits(catalog);
      }
      newest = commits.newest();
    } catch (RuntimeException e) {
      // The catalog is away for a moment: what was seen last is shown on.
    }
  }
}
