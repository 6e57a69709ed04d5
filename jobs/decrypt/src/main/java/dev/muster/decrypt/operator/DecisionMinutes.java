package dev.muster.decrypt.operator;

import dev.muster.decrypt.DecisionTally;
import dev.muster.decrypt.DecisionTallyForm;
import dev.muster.decrypt.SectionDecision;
import dev.muster.stored.serializer.StoredSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Counts the answers of the current device by minute of arrival: one minute at a time, of at most
 * 64 answers of some 100 bytes, with one timer. It ends, and its state with it, when the watermark
 * has passed it, or with the first message of another minute, however far the watermark is: while
 * one partition of telemetry stands still, the watermark does too, and the devices of all others go
 * on.
 *
 * <p>All messages of a device come by one partition, in order of arrival, so each minute is told
 * once and whole. One whose arrival falls back into a minute that was told has its answers told for
 * themselves: what is told of a minute adds up. Called on the task thread only.
 */
final class DecisionMinutes {
  private static final long MINUTE = 60_000;

  private final MapState<Long, DecisionTally> minutes;

  DecisionMinutes(KeyedStateStore store) {
    minutes =
        store.getMapState(
            new MapStateDescriptor<>(
                "decisions",
                Types.LONG.createSerializer(null),
                new StoredSerializer<>(new DecisionTallyForm())));
  }

  /** When the minute of an arrival has passed, in ms. */
  static long endOf(long arrival) {
    return begin(arrival) + MINUTE;
  }

  private static long begin(long arrival) {
    return Math.floorDiv(arrival, MINUTE) * MINUTE;
  }

  /**
   * Counts answers about messages of one arrival.
   *
   * @return whether they are the first of their minute
   */
  boolean count(long arrival, List<SectionDecision.Answer> answers) throws Exception {
    long minute = begin(arrival);
    DecisionTally before = minutes.get(minute);
    DecisionTally tally = before == null ? DecisionTally.EMPTY : before;
    for (SectionDecision.Answer answer : answers) {
      tally = tally.with(answer);
    }
    minutes.put(minute, tally);
    return before == null;
  }

  /**
   * Whether another minute than that of an arrival is there. Its timer is set then, and tells of
   * {@link #pending}.
   */
  boolean hasOthers(long arrival) throws Exception {
    for (long minute : minutes.keys()) {
      if (minute != begin(arrival)) {
        return true;
      }
    }
    return false;
  }

  /** Takes the decisions of every other minute than that of an arrival. */
  List<SectionDecision> takeOthers(long arrival, String device) throws Exception {
    return take(minute -> minute != begin(arrival), device);
  }

  /** Takes the decisions of the minutes that have passed by a time. */
  List<SectionDecision> takePassed(long time, String device) throws Exception {
    return take(minute -> minute + MINUTE <= time, device);
  }

  /** When a minute that is there has passed, in ms; nothing without one. */
  OptionalLong pending() throws Exception {
    OptionalLong first = OptionalLong.empty();
    for (long minute : minutes.keys()) {
      first = OptionalLong.of(Math.min(minute + MINUTE, first.orElse(Long.MAX_VALUE)));
    }
    return first;
  }

  private List<SectionDecision> take(LongPredicate which, String device) throws Exception {
    List<Long> taken = new ArrayList<>();
    List<SectionDecision> decisions = new ArrayList<>();
    for (Map.Entry<Long, DecisionTally> entry : minutes.entries()) {
      if (which.test(entry.getKey())) {
        taken.add(entry.getKey());
        decisions.addAll(entry.getValue().decisions(entry.getKey(), device));
      }
    }
    for (long minute : taken) {
      minutes.remove(minute);
    }
    return decisions;
  }
}
