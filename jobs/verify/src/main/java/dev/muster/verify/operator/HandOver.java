package dev.muster.verify.operator;

import dev.muster.arrival.operator.Waiters;
import dev.muster.message.TopicPartitions;
import dev.muster.verify.identity.Candidate;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for telemetry itself, since the topic grew: a device that got another partition may
 * have messages in both, and they are judged in the order of their arrival. So those that arrived
 * during the hand-over wait until every partition has been read as far.
 *
 * <p>Nobody waits in a topic that never grew, nor once all of it has been read past the hand-over.
 * How far it was read is not part of checkpoints. Called on the task thread only.
 */
final class HandOver {
  private static final Comparator<Candidate> BY_ARRIVAL =
      Comparator.<Candidate>comparingLong(candidate -> candidate.origin().arrival())
          .thenComparingInt(candidate -> candidate.origin().partition())
          .thenComparingLong(candidate -> candidate.origin().offset());

  private final TopicPartitions partitions;
  private final Waiters held = new Waiters();
  private long reached = Long.MIN_VALUE;

  HandOver(TopicPartitions partitions) {
    this.partitions = partitions;
  }

  /** Every partition has been read up to here. */
  void reached(long telemetry) {
    reached = Math.max(reached, telemetry);
  }

  /** Whether no earlier message of the device can come any more. */
  boolean passed(Candidate candidate) {
    return partitions.isSettled(reached) || until(candidate) <= reached;
  }

  /** Remembers a device by one of its messages that wait. */
  void hold(Candidate candidate) {
    held.note(candidate.device(), until(candidate));
  }

  /** Takes out a device whose first message may be judged; null if there is none. */
  @Nullable String nextPassed() {
    return held.nextPassed(until -> until <= reached);
  }

  /** Puts the messages of one device in the order in which they are judged. */
  void arrange(List<Candidate> waiting) {
    if (!partitions.grown().isEmpty()) {
      waiting.sort(BY_ARRIVAL);
    }
  }

  private long until(Candidate candidate) {
    return partitions.settledBy(
        candidate.device().getBytes(StandardCharsets.US_ASCII), candidate.origin().arrival());
  }
}
