package dev.muster.remediate.command;

import dev.muster.remediate.Intent;
import dev.muster.remediate.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * When each device was last commanded, and with which counter. A device is forgotten when neither a
 * cool-down nor a counter can depend on it any more: a counter that lies behind the clock does not
 * decide the next one. Called by one thread.
 */
public final class CommandHistory {
  private static final long COLD = Rule.MAX_COOL_DOWN.toMillis();

  private final TreeMap<String, Last> devices = new TreeMap<>();

  /** Goes on from what was remembered. */
  public CommandHistory(List<Last> lasts) {
    lasts.forEach(last -> devices.put(last.device(), last));
  }

  /**
   * The last command to a device.
   *
   * @param at milliseconds of arrival of its cause, or of the consent if that came later
   * @param issued when a command to the device was last issued, so that proposals don't count;
   *     {@link #NEVER} for none
   * @param counter highest counter issued to the device, or {@link Intent#NO_COUNTER}
   */
  public record Last(String device, long at, long issued, long counter) {
    /** Before everything, with room to add a cool-down. */
    static final long NEVER = Long.MIN_VALUE;
  }

  /** Says whether the device was commanded, or is about to be, less than a cool-down ago. */
  public boolean coolingDown(String device, long arrival, Duration coolDown) {
    Last last = devices.get(device);
    return last != null && arrival < last.at() + coolDown.toMillis();
  }

  /** Says whether a command was issued to the device less than a cool-down ago. */
  boolean issuedWithin(String device, long arrival, Duration coolDown) {
    Last last = devices.get(device);
    return last != null && arrival < last.issued() + coolDown.toMillis();
  }

  /** Notes that the device was, or is about to be, commanded; returns what is remembered. */
  public Last touch(String device, long arrival) {
    Last last = devices.get(device);
    Last touched =
        last == null
            ? new Last(device, arrival, Last.NEVER, Intent.NO_COUNTER)
            : new Last(device, Math.max(arrival, last.at()), last.issued(), last.counter());
    devices.put(device, touched);
    return touched;
  }

  /**
   * Notes that a command is issued, and returns its counter: greater than all before it and than
   * lost ones.
   */
  long issue(String device, long arrival) {
    Last last = touch(device, arrival);
    long counter = Math.max(last.counter() + 1, arrival);
    devices.put(device, new Last(device, last.at(), Math.max(arrival, last.issued()), counter));
    return counter;
  }

  /** Drops what nothing can need that comes after a time. */
  public void forgetBefore(long time) {
    long cold = Math.max(time, Long.MIN_VALUE + COLD) - COLD;
    devices.values().removeIf(last -> last.at() < cold && last.counter() < time);
  }

  /** What is remembered, to be gone on from. */
  public List<Last> snapshot() {
    return new ArrayList<>(devices.values());
  }
}
