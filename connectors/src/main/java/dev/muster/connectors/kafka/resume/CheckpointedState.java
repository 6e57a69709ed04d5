package dev.muster.connectors.kafka.resume;

import dev.muster.connectors.iceberg.CompletedCheckpoint;
import dev.muster.connectors.iceberg.UnsafeStartException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.DefaultOperatorStateBackendBuilder;
import org.apache.flink.runtime.state.OperatorStateBackend;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.shaded.guava33.com.google.common.hash.Hashing;

/** The operator state of a checkpoint, read before a job is restored from it. Reads only. */
public final class CheckpointedState {
  private final CompletedCheckpoint checkpoint;
  private final Collection<OperatorState> operators;

  private CheckpointedState(CompletedCheckpoint checkpoint, Collection<OperatorState> operators) {
    this.checkpoint = checkpoint;
    this.operators = operators;
  }

  /**
   * Opens a checkpoint.
   *
   * @throws UnsafeStartException if it can't be read
   */
  public static CheckpointedState of(CompletedCheckpoint checkpoint) {
    Path metadata = new Path(checkpoint.location(), "_metadata");
    try (DataInputStream in = new DataInputStream(metadata.getFileSystem().open(metadata))) {
      return new CheckpointedState(
          checkpoint,
          Checkpoints.loadCheckpointMetadata(in, loader(), checkpoint.location())
              .getOperatorStates());
    } catch (IOException e) {
      throw unreadable(checkpoint, e);
    }
  }

  /** The checkpoint that is read. */
  public CompletedCheckpoint checkpoint() {
    return checkpoint;
  }

  /**
   * The elements of a list that an operator keeps as bytes, over all its subtasks; none if it had
   * none.
   *
   * @throws UnsafeStartException if the checkpoint can't be read
   */
  public List<byte[]> list(String uid, String state) {
    List<OperatorStateHandle> handles = handles(uid);
    if (handles.isEmpty()) {
      return List.of();
    }
    List<byte[]> elements = new ArrayList<>();
    try (CloseableRegistry closing = new CloseableRegistry()) {
      for (OperatorStateHandle handle : handles) {
        OperatorStateBackend backend = backend(handle, closing);
        backend
            .getListState(new ListStateDescriptor<>(state, BytePrimitiveArraySerializer.INSTANCE))
            .get()
            .forEach(elements::add);
        backend.dispose();
      }
    } catch (Exception e) {
      throw unreadable(checkpoint, e);
    }
    return elements;
  }

  private static OperatorStateBackend backend(OperatorStateHandle handle, CloseableRegistry closing)
      throws Exception {
    return new DefaultOperatorStateBackendBuilder(
            loader(), new ExecutionConfig(), false, List.of(handle), closing)
        .build();
  }

  private List<OperatorStateHandle> handles(String uid) {
    OperatorID id = id(uid);
    List<OperatorStateHandle> handles = new ArrayList<>();
    for (OperatorState operator : operators) {
      if (operator.getOperatorID().equals(id)) {
        for (OperatorSubtaskState subtask : operator.getStates()) {
          subtask.getManagedOperatorState().forEach(handles::add);
        }
      }
    }
    return handles;
  }

  /** As Flink makes it of a uid. */
  private static OperatorID id(String uid) {
    return new OperatorID(Hashing.murmur3_128(0).hashString(uid, StandardCharsets.UTF_8).asBytes());
  }

  private static ClassLoader loader() {
    return CheckpointedState.class.getClassLoader();
  }

  private static UnsafeStartException unreadable(CompletedCheckpoint checkpoint, Exception cause) {
    return new UnsafeStartException(
        "The newest completed checkpoint, %s, can't be read: %s"
            .formatted(checkpoint.location(), cause.getMessage()),
        cause);
  }
}
