package dev.muster.simulator.script;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * Everything that a simulation sends, in the order of its moments, made as it is asked for.
 *
 * <p>A function of the settings, the seed, the readings and what devices are told on the way: no
 * clock is read. Two scripts of the same hold the same steps. Not thread-safe.
 */
public final class Script implements Iterator<Step> {
  private final long endMillis;
  private final PriorityQueue<Lane> lanes = new PriorityQueue<>();
  private final Map<Integer, DeviceLife> lives = new HashMap<>();

  /**
   * @param control steps that belong to no device, in order
   * @param endMillis steps due later are left out
   */
  public Script(List<DeviceLife> lives, List<Step> control, long endMillis) {
    this.endMillis = endMillis;
    for (DeviceLife life : lives) {
      this.lives.put(life.device().index(), life);
      offer(life, endMillis);
    }
    for (int i = 0; i < control.size(); i++) {
      Step step = control.get(i);
      offer(new Lane(step.due(), -control.size() + i, () -> step), endMillis);
    }
  }

  @Override
  public boolean hasNext() {
    return !lanes.isEmpty();
  }

  @Override
  public Step next() {
    Lane lane = lanes.poll();
    if (lane == null) {
      throw new NoSuchElementException("The script is at its end");
    }
    Step step = lane.next().get();
    DeviceLife life = lives.get(lane.order());
    if (life != null) {
      offer(life, endMillis);
    }
    return step;
  }

  /** When the next step is due; far away if there is none. */
  public long nextDue() {
    return lanes.isEmpty() ? Long.MAX_VALUE : lanes.peek().due();
  }

  /**
   * Lets something happen to a device that the script did not foresee, after its end too.
   *
   * @param at milliseconds since the start of the script, not before the last step
   */
  public void interrupt(int device, long at, Episode.Play play) {
    DeviceLife life = lives.get(device);
    if (life == null) {
      throw new NoSuchElementException("The script has no device " + device);
    }
    lanes.removeIf(lane -> lane.order() == device);
    life.interrupt(at, play);
    offer(life, Math.max(at, endMillis));
  }

  private void offer(DeviceLife life, long until) {
    offer(new Lane(life.nextDue(), life.device().index(), life::next), until);
  }

  private void offer(Lane lane, long until) {
    if (lane.due() <= until) {
      lanes.add(lane);
    }
  }

  /**
   * One source of steps and when its next one is due.
   *
   * @param order number of the device, or below zero for a step that belongs to none
   */
  private record Lane(long due, int order, Supplier<Step> next) implements Comparable<Lane> {

    @Override
    public int compareTo(Lane other) {
      int byTime = Long.compare(due, other.due);
      return byTime != 0 ? byTime : Integer.compare(order, other.order);
    }
  }
}
