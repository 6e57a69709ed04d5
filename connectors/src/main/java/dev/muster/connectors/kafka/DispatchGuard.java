package dev.muster.connectors.kafka;

import dev.muster.connectors.iceberg.CompletedCheckpoint;
import dev.muster.connectors.iceberg.UnsafeStartException;
import dev.muster.control.root.RootDocument;
import dev.muster.dispatch.CommandCheck;
import dev.muster.schemas.Topics;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Decides what dispatch may resume from. From an older checkpoint than the command topic holds, or
 * from none beside a filled one, it would sign commands again without any warning, so that is
 * refused.
 *
 * <p>Reads only; the command topic once, whole.
 */
public final class DispatchGuard {
  static final long NONE = -1;
  static final long UNNUMBERED = 0;

  private final KafkaAccess access;
  private final String topic;
  private final CommandCheck check;
  private final String checkpoints;

  /**
   * @param topic of the commands
   * @param root whose commands count
   * @param checkpoints the checkpoint directory of dispatch, a path or URI
   */
  public DispatchGuard(KafkaAccess access, String topic, RootDocument root, String checkpoints) {
    this.access = access;
    this.topic = topic;
    this.check = new CommandCheck(root);
    this.checkpoints = checkpoints;
  }

  /**
   * The newest completed checkpoint, from which dispatch is to resume; empty if it is to start
   * afresh.
   *
   * @throws UnsafeStartException if neither is safe
   * @throws PreflightException if the broker can't be reached
   */
  public Optional<CompletedCheckpoint> safeStart() {
    return safe(newestCheckpoint(), newestWritten());
  }

  Optional<CompletedCheckpoint> safe(Optional<CompletedCheckpoint> newest, long written) {
    if (newest.isEmpty() && written != NONE) {
      throw new UnsafeStartException(
          ("No completed checkpoint of dispatch was found in %s, but commands stand on topic %s: a"
                  + " fresh start would send them again, so bring the checkpoints back, or start"
                  + " over with another directory and other topics.")
              .formatted(checkpoints, topic));
    }
    if (newest.isPresent() && newest.get().id() < written) {
      throw new UnsafeStartException(
          ("The newest completed checkpoint of dispatch, %s, is older than checkpoint %s, up to"
                  + " which commands stand on topic %s: starting from it would send commands again,"
                  + " so bring the newer checkpoint back, or start over with another directory and"
                  + " other topics.")
              .formatted(newest.get().location(), written, topic));
    }
    return newest;
  }

  private Optional<CompletedCheckpoint> newestCheckpoint() {
    try {
      return CompletedCheckpoint.newest(checkpoints);
    } catch (IOException e) {
      throw new UnsafeStartException(
          ("The checkpoint directory %s can't be read: check that it is reachable and that its"
                  + " permissions allow it.")
              .formatted(checkpoints),
          e);
    }
  }

  private long newestWritten() {
    long[] newest = {NONE};
    try (TopicReader reader = TopicReader.open(access, topic)) {
      reader.readRecords(command -> newest[0] = Math.max(newest[0], checkpoint(command)));
    }
    return newest[0];
  }

  /** What others wrote says nothing: anyone can claim a checkpoint. */
  long checkpoint(ConsumerRecord<byte[], byte[]> command) {
    return check.genuine(command.value()).isPresent() ? claimed(command) : NONE;
  }

  /** Unnumbered is a copy, too, to which somebody gave a number that dispatch did not. */
  private long claimed(ConsumerRecord<byte[], byte[]> command) {
    Header header = command.headers().lastHeader(Topics.CHECKPOINT_HEADER);
    return header == null
        ? UNNUMBERED
        : check.checkpoint(command.value(), header.value()).orElse(UNNUMBERED);
  }
}
