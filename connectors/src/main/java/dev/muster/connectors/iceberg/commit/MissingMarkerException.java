package dev.muster.connectors.iceberg.commit;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** Nobody can tell any more whether the rows of a checkpoint are in a table. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class MissingMarkerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingMarkerException(String table, String tag) {
    super(
        "The table audit."
            + table
            + " holds no trace of the last commit to it, neither its snapshot nor the tag "
            + tag
            + ", so nobody can tell whether the rows of the last checkpoint are in it: bring the"
            + " snapshot back, or start over with another directory and catalog.");
  }
}
