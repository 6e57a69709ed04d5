package dev.muster.admin.query;

/** A query cannot be answered. The message is one sentence, of DuckDB's own where it has one. */
public final class QueryFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueryFailedException(String message) {
    super(message);
  }

  QueryFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
