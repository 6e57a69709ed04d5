package dev.muster.connectors.iceberg.commit;

/**
 * A data file that waits for its checkpoint to complete: one element of the committer's state.
 *
 * @param table see {@link WrittenFile#table}
 * @param file see {@link WrittenFile#file}
 */
public record StagedFile(String job, long checkpoint, String table, String file) {

  WrittenFile written() {
    return new WrittenFile(table, file);
  }
}
