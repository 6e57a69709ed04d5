package dev.muster.connectors.iceberg.commit;

/**
 * What a job knows to be committed of a table, as it stands in the committer's state.
 *
 * @param table its name within the namespace of the audit tables
 * @param checkpoint the newest whose rows the job committed
 */
public record CommittedTable(String job, String table, long checkpoint) {}
