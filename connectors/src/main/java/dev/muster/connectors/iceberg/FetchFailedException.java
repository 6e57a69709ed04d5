package dev.muster.connectors.iceberg;

import org.jspecify.annotations.Nullable;

/** Files of a table can't be brought to this machine. The message says in one sentence why. */
public final class FetchFailedException extends RuntimeException {

  FetchFailedException(String table, String from, Object to, @Nullable Throwable cause) {
    super(
        "The files of audit.%s cannot be brought from %s to %s: check that the first can be reached and read, and that the second has room."
            .formatted(table, from, to),
        cause);
  }
}
