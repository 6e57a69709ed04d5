package dev.muster.connectors.iceberg.commit;

import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.MetricGroup;

/** How old and how slow the commits to one table are, under the names of Iceberg's own sinks. */
final class CommitMetrics {

  private volatile long last = System.nanoTime();
  private volatile long duration;

  /** Registers the metrics of the table with this full name. */
  CommitMetrics(MetricGroup operator, String table) {
    MetricGroup group = operator.addGroup("IcebergFilesCommitter").addGroup("table", table);
    group.gauge("lastCommitDurationMs", () -> TimeUnit.NANOSECONDS.toMillis(duration));
    group.gauge(
        "elapsedSecondsSinceLastSuccessfulCommit",
        () -> TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - last));
  }

  /** Notes a commit that began at a time of {@link System#nanoTime} and ended now. */
  void committed(long began) {
    last = System.nanoTime();
    duration = last - began;
  }
}
