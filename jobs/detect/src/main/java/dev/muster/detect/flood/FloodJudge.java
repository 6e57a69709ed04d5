package dev.muster.detect.flood;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingBuilder;
import dev.muster.detect.finding.FindingKind;
import dev.muster.detect.finding.FindingState;
import dev.muster.detect.finding.SubjectKind;
import dev.muster.verify.Forgeries;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds floods of forgeries in one partition, second by second. What comes out is a function of how
 * many there were in each second; in which parts they were told changes nothing. Not thread-safe.
 *
 * <p>A finding is about the partition and the gateway that the records name, since nothing else is
 * known of them: none of it is held against a device, and the gateway may be named by anybody.
 */
public final class FloodJudge {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long SECOND = 1_000;

  private final FloodSettings settings;
  private final Consumer<Finding> out;

  /** A judge that gives its findings to {@code out}. */
  public FloodJudge(FloodSettings settings, Consumer<Finding> out) {
    this.settings = settings;
    this.out = out;
  }

  /** When a second of arrival is over and may be judged, in milliseconds. */
  public static long end(long second) {
    return (second + 1) * SECOND;
  }

  /**
   * Judges every second that was over at a time, and changes {@code kept} accordingly.
   *
   * @param until milliseconds of arrival by which all forgeries are known
   * @return when something will happen next if no more come; {@link Long#MAX_VALUE} for never
   */
  public long advance(int partition, Floods kept, long until) {
    while (!kept.waiting.isEmpty() && end(kept.waiting.firstKey()) <= until) {
      long second = kept.waiting.firstKey();
      clear(partition, kept, end(second) - SECOND);
      judge(partition, kept, kept.waiting.remove(second));
    }
    clear(partition, kept, until);
    return next(kept);
  }

  /** A gateway with a flood of its own is named; what is left may still be too much. */
  private void judge(int partition, Floods kept, Map<String, Forgeries> second) {
    Forgeries rest = second.remove(Floods.NO_GATEWAY);
    for (Map.Entry<String, Forgeries> gateway : second.entrySet()) {
      if (gateway.getValue().records() >= settings.records()) {
        flooded(partition, kept, gateway.getKey(), gateway.getValue());
      } else {
        rest = rest == null ? gateway.getValue() : rest.and(gateway.getValue());
      }
    }
    if (rest != null && rest.records() >= settings.records()) {
      flooded(partition, kept, Floods.NO_GATEWAY, rest);
    }
  }

  private void flooded(int partition, Floods kept, String gateway, Forgeries more) {
    Flood before = kept.lasting.get(gateway);
    Flood flood = before == null ? Flood.begun(more) : before.with(more);
    kept.lasting.put(gateway, flood);
    if (before == null) {
      tell(partition, gateway, flood, FindingState.RAISED, end(flood.last()));
    }
  }

  private void clear(int partition, Floods kept, long until) {
    Iterator<Map.Entry<String, Flood>> lasting = kept.lasting.entrySet().iterator();
    while (lasting.hasNext()) {
      Map.Entry<String, Flood> entry = lasting.next();
      if (over(entry.getValue()) <= until) {
        tell(
            partition,
            entry.getKey(),
            entry.getValue(),
            FindingState.CLEARED,
            over(entry.getValue()));
        lasting.remove();
      }
    }
  }

  private long over(Flood flood) {
    return end(flood.last() + settings.quiet());
  }

  private long next(Floods kept) {
    long next = kept.waiting.isEmpty() ? NEVER : end(kept.waiting.firstKey());
    for (Flood flood : kept.lasting.values()) {
      next = Math.min(next, over(flood));
    }
    return next;
  }

  private void tell(int partition, String gateway, Flood flood, FindingState state, long at) {
    String subject =
        gateway.equals(Floods.NO_GATEWAY) ? Integer.toString(partition) : partition + "/" + gateway;
    out.accept(
        FindingBuilder.about(FindingKind.FLOODED, SubjectKind.TOPIC_PARTITION, subject)
            .byRule(FloodSettings.RULE, settings.version())
            .since(flood.onset() * SECOND)
            .observed(0.0, (double) flood.records())
            .within(flood.onset() * SECOND, end(flood.last()) - 1)
            .onRecords(partition, flood.firstOffset(), flood.lastOffset())
            .become(state, at));
  }
}
