package dev.muster.connectors.kafka;

import dev.muster.connectors.iceberg.CompletedCheckpoint;
import dev.muster.connectors.iceberg.UnsafeStartException;
import dev.muster.connectors.kafka.resume.CheckpointedState;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.internal.CheckpointTransaction;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * Which transactions that a checkpoint promised to commit the broker no longer has open: taken back
 * after their timeout, or forgotten with their id. Reads only.
 */
public final class TransactionGuard {
  /** Where Flink's sink keeps the state of its writers. */
  private static final String WRITERS = "writer_raw_states";

  private static final Set<TransactionState> TAKEN_BACK =
      EnumSet.of(
          TransactionState.COMPLETE_ABORT,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_EPOCH_FENCE,
          TransactionState.EMPTY);

  private final KafkaAccess access;
  private final SimpleVersionedSerializer<KafkaWriterState> serializer = serializer();

  public TransactionGuard(KafkaAccess access) {
    this.access = access;
  }

  /** Flink keeps it to itself, and every sink has the same. */
  private static SimpleVersionedSerializer<KafkaWriterState> serializer() {
    return KafkaSink.<byte[]>builder()
        .setBootstrapServers("-")
        .setRecordSerializer((element, context, timestamp) -> null)
        .build()
        .getWriterStateSerializer();
  }

  /**
   * The ids of the transactions that can't be committed any more. One of them may have been
   * committed before its job ended, and its id begun anew: nobody can tell then.
   *
   * @throws PreflightException if the broker can't be reached
   */
  public Set<String> gone(CompletedCheckpoint checkpoint, Collection<String> uids) {
    Set<String> promised = promised(CheckpointedState.of(checkpoint), uids);
    Set<String> gone = new TreeSet<>();
    if (promised.isEmpty()) {
      return gone;
    }
    try (Admin admin = AdminAccess.open(access)) {
      var answers = admin.describeTransactions(promised);
      promised.stream().filter(id -> isGone(answers.description(id))).forEach(gone::add);
    }
    return gone;
  }

  private boolean isGone(KafkaFuture<TransactionDescription> answer) {
    try {
      return TAKEN_BACK.contains(AdminAccess.await(access, answer).state());
    } catch (ExecutionException e) {
      return e.getCause() instanceof TransactionalIdNotFoundException;
    }
  }

  private Set<String> promised(CheckpointedState state, Collection<String> uids) {
    Set<String> promised = new TreeSet<>();
    for (String uid : uids) {
      for (byte[] stored : state.list(uid, WRITERS)) {
        for (CheckpointTransaction each : writer(state, stored).getPrecommittedTransactionalIds()) {
          promised.add(each.getTransactionalId());
        }
      }
    }
    return promised;
  }

  private KafkaWriterState writer(CheckpointedState state, byte[] stored) {
    try {
      return SimpleVersionedSerialization.readVersionAndDeSerialize(serializer, stored);
    } catch (IOException e) {
      throw new UnsafeStartException(
          "The newest completed checkpoint, %s, holds no transactions that this version reads."
              .formatted(state.checkpoint().location()),
          e);
    }
  }
}
