package dev.muster.audit.operator;

import dev.muster.audit.run.OpenTransaction;
import java.io.Serializable;
import java.util.List;

/** Looks, beside the flow, for transactions that hold back readers of committed records. */
public interface TransactionWatch extends Serializable {
  /** Watches nothing. */
  static TransactionWatch none() {
    return () -> List::of;
  }

  /** Begins to look; what it returns is to be closed. */
  Looking open();

  /** A watch that looks. */
  interface Looking extends AutoCloseable {
    /** What is open for too long now, as it was seen last; returns at once. */
    List<OpenTransaction> longOpen();

    @Override
    default void close() {
      // Nothing is held.
    }
  }
}
