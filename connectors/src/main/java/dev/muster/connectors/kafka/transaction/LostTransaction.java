package dev.muster.connectors.kafka.transaction;

import java.util.List;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownProducerIdException;

/** Answers of the broker to a commit that say that the transaction is gone for good. */
final class LostTransaction {
  private static final List<Class<? extends Exception>> ANSWERS =
      List.of(
          // The id expired (transactional.id.expiration.ms), or its epochs ran out and it has
          // another producer id now.
          InvalidPidMappingException.class,
          TransactionalIdNotFoundException.class,
          // The broker took it back (transaction.timeout.ms) and counted its epoch on.
          ProducerFencedException.class,
          InvalidProducerEpochException.class,
          InvalidTxnStateException.class,
          TransactionAbortedException.class,
          UnknownProducerIdException.class);

  private LostTransaction() {}

  /** Whether a failed commit, or what caused it, says so. */
  static boolean in(Throwable failure) {
    int depth = 0;
    for (Throwable at = failure; at != null && depth < 64; at = at.getCause(), depth++) {
      Throwable cause = at;
      if (ANSWERS.stream().anyMatch(answer -> answer.isInstance(cause))) {
        return true;
      }
    }
    return false;
  }
}
