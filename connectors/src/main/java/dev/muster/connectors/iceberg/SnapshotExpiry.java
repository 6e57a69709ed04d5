package dev.muster.connectors.iceberg;

import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Forgets old snapshots and deletes the files that only they need.
 *
 * <p>The newest snapshot that a job committed always stays, however old: a job that resumes learns
 * from its summary what is committed, and would write rows again without it.
 */
final class SnapshotExpiry {

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
    return JobMarker.newest(table).map(Snapshot::timestampMillis).orElse(Long.MAX_VALUE);
  }
}
