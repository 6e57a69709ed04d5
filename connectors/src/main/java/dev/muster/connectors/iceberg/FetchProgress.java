package dev.muster.connectors.iceberg;

/** Is told how files of a table come to this machine. Called by several threads, one at a time. */
public interface FetchProgress {
  /** Tells nobody. */
  FetchProgress NONE = (table, done, files, bytes) -> {};

  /**
   * Called before the first file and after each.
   *
   * @param done files that are here
   * @param files files to be brought
   * @param bytes size of them all
   */
  void fetched(String table, int done, int files, long bytes);
}
