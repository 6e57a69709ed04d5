package dev.muster.connectors.iceberg.commit;

import java.util.OptionalLong;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.flink.sink.SinkUtil;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * What a snapshot says of the job that committed it, in the words of Iceberg's own Flink sinks.
 *
 * <p>The newest such snapshot carries a tag, in the same commit: who expires snapshots, whatever
 * the engine, keeps it.
 *
 * @param operator id of the committer, the same over all jobs that go on from each other
 */
record CommitMarker(String job, String operator) {
  /** The tag of the newest snapshot that a job committed. */
  static final String TAG = "muster-committed";

  /** Notes on an append that it holds the rows up to a checkpoint. */
  void on(AppendFiles append, long checkpoint) {
    append.set(SinkUtil.FLINK_JOB_ID, job);
    append.set(SinkUtil.OPERATOR_ID, operator);
    append.set(SinkUtil.MAX_COMMITTED_CHECKPOINT_ID, Long.toString(checkpoint));
  }

  /** Tags what the transaction appended. */
  static void tag(Transaction transaction, boolean tagged) {
    long snapshot = transaction.table().currentSnapshot().snapshotId();
    if (tagged) {
      transaction.manageSnapshots().replaceTag(TAG, snapshot).commit();
    } else {
      transaction.manageSnapshots().createTag(TAG, snapshot).commit();
    }
  }

  /** The newest checkpoint of the job whose rows a table holds, empty if none can be seen. */
  OptionalLong newest(Table table) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (isOfJob(snapshot)) {
        return checkpoint(snapshot);
      }
    }
    Snapshot tagged = table.snapshot(TAG);
    return tagged != null && isOfJob(tagged) ? checkpoint(tagged) : OptionalLong.empty();
  }

  private boolean isOfJob(Snapshot snapshot) {
    return job.equals(snapshot.summary().get(SinkUtil.FLINK_JOB_ID))
        && operator.equals(snapshot.summary().get(SinkUtil.OPERATOR_ID));
  }

  private static OptionalLong checkpoint(Snapshot snapshot) {
    return OptionalLong.of(
        Long.parseLong(snapshot.summary().get(SinkUtil.MAX_COMMITTED_CHECKPOINT_ID)));
  }
}
