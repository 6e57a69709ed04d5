package dev.muster.decrypt.operator;

import dev.muster.decrypt.DecisionTally;
import dev.muster.decrypt.SectionDecision;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Counts the answers of the current device by minute of arrival. A minute costs at most 64 answers
 * of some 100 bytes; it ends, and its state with it, when the watermark has passed it. Called on
 * the task thread only.
 */
final class DecisionMinutes {
  private static final long MINUTE = 60_000;

  private final MapState<Long, DecisionTally> minutes;

  DecisionMinutes(KeyedStateStore store) {
    minutes =
        store.getMapState(
            new MapStateDescriptor<>(
                "decisions", Types.LONG.createSerializer(null), new DecisionTallySerializer()));
  }

  /** When the minute of an arrival has passed, in ms. */
  static long endOf(long arrival) {
    return (Math.floorDiv(arrival, MINUTE) + 1) * MINUTE;
  }

  /**
   * Counts answers about messages of one arrival.
   *
   * @return whether they are the first of their minute, which is to be ended at {@link #endOf}
   */
  boolean count(long arrival, List<SectionDecision.Answer> answers) throws Exception {
    long minute = Math.floorDiv(arrival, MINUTE) * MINUTE;
    DecisionTally before = minutes.get(minute);
    DecisionTally tally = before == null ? DecisionTally.EMPTY : before;
    for (SectionDecision.Answer answer : answers) {
      tally = tally.with(answer);
    }
    minutes.put(minute, tally);
    return before == null;
  }

  /** Takes the decisions of the minute that ends at a time, if one does. */
  List<SectionDecision> ended(long time, String device) throws Exception {
    if (Math.floorMod(time, MINUTE) != 0) {
      return List.of();
    }
    long minute = time - MINUTE;
    DecisionTally tally = minutes.get(minute);
    if (tally == null) {
      return List.of();
    }
    minutes.remove(minute);
    return tally.decisions(minute, device);
  }
}
