package dev.muster.connectors.iceberg.relocation;

/**
 * The directory of a table, before and after.
 *
 * @param table its name, for messages
 */
record Directories(String table, String from, String to) {
  private static final String LOCAL = "file:";

  /** A path of this machine is the same with and without its scheme. */
  Directories {
    from = plain(from);
    to = withoutEnd(to);
  }

  /**
   * Where the copy of a file is.
   *
   * @throws RelocationException if the file is not in the table's directory
   */
  String moved(String file) {
    if (!holds(file)) {
      throw new RelocationException(
          ("The table %s has the file %s, which is not in its directory %s: rewrite the table's files"
                  + " with the engine that wrote it there, and expire the snapshots before.")
              .formatted(table, file, from));
    }
    return to + plain(file).substring(from.length());
  }

  /** Whether a file, or the directory itself, is what is copied. */
  boolean holds(String file) {
    String path = plain(file);
    return path.equals(from) || path.startsWith(from + "/");
  }

  private static String plain(String path) {
    return withoutEnd(path.startsWith(LOCAL) ? path.replaceFirst("^file:/+", "/") : path);
  }

  private static String withoutEnd(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
