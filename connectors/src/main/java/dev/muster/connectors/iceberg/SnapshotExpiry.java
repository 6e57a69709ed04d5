package dev.muster.connectors.iceberg;

import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Forgets old snapshots and deletes the files that only they need.
 *
 * <p>The newest snapshot that a job committed always stays, however old: a job that resumes learns
 * from its summary what is committed, and would write rows again without it.
 */
final class SnapshotExpiry {

  private static final String JOB = "flink.job-id";

  private SnapshotExpiry() {}

  /** Expires snapshots older than {@code time}, in milliseconds since 1970. */
  static void expireBefore(Table table, long time) {
    table
        .expireSnapshots()
        .expireOlderThan(Math.min(time, newestOfJob(table)))
        .retainLast(1)
        .commit();
  }

  private static long newestOfJob(Table table) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (snapshot.summary().containsKey(JOB)) {
        return snapshot.timestampMillis();
      }
    }
    return Long.MAX_VALUE;
  }
}
