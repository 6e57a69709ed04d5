package dev.muster.detect.silence;

import dev.muster.control.Accepted;
import dev.muster.control.registry.DeviceRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a device beside its newest message: read when something may have changed, not
 * with every message. Mutable: a snapshot works on a {@link #copy}.
 *
 * <p>Bounded: the registry records, the pauses and the seconds of floods between the watermark and
 * what was read, one absence and the one before it, and the groups that speak through the device.
 * About 400 bytes in quiet running. Gone when the registry has removed the device and nothing names
 * it.
 */
public final class Watch {
  /** Stands for no timer. */
  public static final long NO_TIMER = Long.MAX_VALUE;

  private static final Comparator<Accepted<DeviceRecord>> IN_ORDER =
      Comparator.<Accepted<DeviceRecord>>comparingLong(Accepted::validFrom)
          .thenComparing(accepted -> accepted.content().device())
          .thenComparing(accepted -> accepted.content().version());

  /** What the registry says now; null before its first word and after the last. */
  @Nullable DeviceRecord current;

  /** How long the device may say nothing now, in milliseconds. */
  long deadline = SilenceSettings.UNWATCHED;

  /** From when on silence counts at the earliest, in milliseconds of arrival. */
  long base;

  /** Registry records that are not in force yet, in order. */
  final List<Accepted<DeviceRecord>> coming = new ArrayList<>();

  /** Records of devices that will name this one as their gateway, in order. */
  final List<Accepted<DeviceRecord>> naming = new ArrayList<>();

  /** Groups of the devices that name this one as their gateway. */
  final TreeSet<String> behind = new TreeSet<>();

  /** Pauses that are not decided yet, in order. */
  final List<MessageGap> pauses = new ArrayList<>();

  /** When messages in its name went unchecked, not taken up yet, in order. */
  final List<Long> unchecked = new ArrayList<>();

  /** When the newest of those went that was taken up. */
  long newestUnchecked = Member.HEARD;

  /** The one that its groups were told of last. */
  long toldUnchecked = Member.HEARD;

  /** The absence that lasts; null while the device speaks. */
  @Nullable Absence open;

  /** The absence that ended last, until the next one: a late message may disprove it. */
  @Nullable Absence closed;

  /** The time that the timer is set for. */
  long timer = NO_TIMER;

  /**
   * Adds what the registry said. Records of the device itself come in order, and a newer one that
   * is valid no later than others replaces those; records of others come in any order.
   */
  public void registered(Registration registration) {
    Accepted<DeviceRecord> accepted = registration.accepted();
    if (registration.ofItself()) {
      coming.removeIf(earlier -> earlier.validFrom() >= accepted.validFrom());
      coming.add(accepted);
    } else {
      naming.add(accepted);
      naming.sort(IN_ORDER);
    }
  }

  /** Adds a pause that the device may have been silent in. */
  public void paused(@Nullable LastMessage before, LastMessage after) {
    pauses.add(new MessageGap(before, after));
  }

  /** Adds that a message in the device's name went unchecked. */
  public void unchecked(long arrival) {
    unchecked.add(arrival);
    unchecked.sort(null);
  }

  /** Whether a timer at this time changes nothing, since one is set that is not later. */
  public boolean wakesBy(long time) {
    return timer <= time;
  }

  /** Whether this is the time that a timer is set for. */
  public boolean wakesAt(long time) {
    return timer == time;
  }

  /** The time that the timer is set for, or {@link #NO_TIMER}. */
  public long timer() {
    return timer;
  }

  /** Notes the time that the timer is set for, or {@link #NO_TIMER}. */
  public void wakeAt(long time) {
    timer = time;
  }

  /** Whether the registry does not know the device, and nothing that it said is undecided. */
  public boolean isRemoved() {
    return current == null && coming.isEmpty() && pauses.isEmpty();
  }

  /** Whether nothing is left that a later message or record could need. */
  public boolean isOver() {
    return isRemoved() && naming.isEmpty() && behind.isEmpty();
  }

  /** A copy that shares nothing mutable. */
  public Watch copy() {
    Watch copy = new Watch();
    copy.current = current;
    copy.deadline = deadline;
    copy.base = base;
    copy.coming.addAll(coming);
    copy.naming.addAll(naming);
    copy.behind.addAll(behind);
    copy.pauses.addAll(pauses);
    copy.unchecked.addAll(unchecked);
    copy.newestUnchecked = newestUnchecked;
    copy.toldUnchecked = toldUnchecked;
    copy.open = open;
    copy.closed = closed;
    copy.timer = timer;
    return copy;
  }
}
