package dev.muster.arrival.operator;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Devices that wait, each for the earliest time that was noted of it. Called on one thread only.
 */
public final class Waiters {
  private final PriorityQueue<Waiter> queue = new PriorityQueue<>();
  private final Map<String, Long> earliest = new HashMap<>();

  /** Notes that a device waits for a time; a later one than it waits for changes nothing. */
  public void note(String device, long time) {
    Long noted = earliest.get(device);
    if (noted == null || time < noted) {
      earliest.put(device, time);
      queue.add(new Waiter(time, device));
    }
  }

  /** Takes out the device that waits for the earliest time, if that has passed; null if not. */
  public @Nullable String nextPassed(LongPredicate passed) {
    while (!queue.isEmpty() && passed.test(queue.peek().time)) {
      Waiter first = queue.poll();
      if (earliest.remove(first.device, first.time)) {
        return first.device;
      }
    }
    return null;
  }

  private record Waiter(long time, String device) implements Comparable<Waiter> {
    @Override
    public int compareTo(Waiter other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : device.compareTo(other.device);
    }
  }
}
