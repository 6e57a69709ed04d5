package dev.muster.connectors.iceberg;

import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * What a job's commit says in the summary of its snapshot: by which job, and up to which
 * checkpoint. A job that resumes learns from it what is committed, and would write rows again, or
 * look for files that are long gone, without it.
 *
 * <p>Any engine may expire snapshots, so the newest one of a job carries the tag {@value #TAG},
 * which expiry leaves alone. And where others expired snapshots between that one and the newest, so
 * that nothing leads to it any more, the marker is stated again.
 */
final class JobMarker {

  /** The tag of the newest snapshot that a job committed. Its retention is without end. */
  static final String TAG = "muster-committed";

  private static final String PROPERTIES = "flink.";
  private static final String JOB = "flink.job-id";
  private static final String COMMITTED = "flink.max-committed-checkpoint-id";

  private JobMarker() {}

  /** The newest snapshot with a marker, whether or not anything leads to it. */
  static Optional<Snapshot> newest(Table table) {
    return reached(table).or(() -> tagged(table));
  }

  /** Up to which checkpoint rows are committed by the newest marker, if one says so. */
  static Optional<Long> checkpoint(Table table) {
    return newest(table).map(marked -> marked.summary().get(COMMITTED)).map(Long::parseLong);
  }

  /** Tags the newest snapshot that has a marker, and states again one that nothing leads to. */
  static void secure(Table table) {
    Optional<Snapshot> tagged = tagged(table);
    if (reached(table).isEmpty() && tagged.isPresent()) {
      stateAgain(table, tagged.get().summary());
    }
    reached(table)
        .filter(newest -> tagged.isEmpty() || tagged.get().snapshotId() != newest.snapshotId())
        .ifPresent(newest -> tag(table, newest.snapshotId()));
    if (table.refs().containsKey(TAG) && table.refs().get(TAG).maxRefAgeMs() == null) {
      table.manageSnapshots().setMaxRefAgeMs(TAG, Long.MAX_VALUE).commit();
    }
  }

  private static Optional<Snapshot> reached(Table table) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (isMarked(snapshot)) {
        return Optional.of(snapshot);
      }
    }
    return Optional.empty();
  }

  private static Optional<Snapshot> tagged(Table table) {
    return Optional.ofNullable(table.refs().get(TAG))
        .map(ref -> table.snapshot(ref.snapshotId()))
        .filter(JobMarker::isMarked);
  }

  private static boolean isMarked(Snapshot snapshot) {
    return snapshot.summary().containsKey(JOB) || snapshot.summary().containsKey(COMMITTED);
  }

  /** An empty commit with the same marker, which keeps the rows as they are. */
  private static void stateAgain(Table table, Map<String, String> summary) {
    AppendFiles empty = table.newAppend();
    summary.forEach(
        (name, value) -> {
          if (name.startsWith(PROPERTIES)) {
            empty.set(name, value);
          }
        });
    empty.commit();
  }

  private static void tag(Table table, long snapshot) {
    if (table.refs().containsKey(TAG)) {
      table.manageSnapshots().replaceTag(TAG, snapshot).commit();
    } else {
      table.manageSnapshots().createTag(TAG, snapshot).setMaxRefAgeMs(TAG, Long.MAX_VALUE).commit();
    }
  }
}
