package dev.muster.connectors.iceberg;

import org.jspecify.annotations.Nullable;

/**
 * Files of a table that its newest snapshot needs are gone: no restart brings them back. The
 * message says in one sentence which and what to do.
 */
public final class MissingFilesException extends RuntimeException {

  MissingFilesException(String table, String file, @Nullable Throwable cause) {
    super(
        "The table %s needs the file %s, which is gone: bring it back from a backup, or roll the table back to a snapshot whose files are there, with `rollback_to_snapshot` of your engine; rows after that are lost."
            .formatted(table, file),
        cause);
  }
}
