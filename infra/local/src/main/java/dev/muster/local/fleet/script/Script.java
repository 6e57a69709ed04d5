package dev.muster.local.fleet.script;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Everything that a simulation sends, in the order of its moments, made as it is asked for.
 *
 * <p>A function of the settings, the seed and the readings alone: no clock is read. Two scripts of
 * the same three hold the same steps. Not thread-safe.
 */
public final class Script implements Iterator<Step> {
  private final long endMillis;
  private final PriorityQueue<Lane> lanes = new PriorityQueue<>();

  /**
   * @param lives the devices' parts
   * @param control steps that belong to no device, in order
   * @param endMillis steps due later are left out
   */
  public Script(List<DeviceLife> lives, List<Step> control, long endMillis) {
    this.endMillis = endMillis;
    for (DeviceLife life : lives) {
      offer(new Lane(life.nextDue(), life.device().index(), life, null));
    }
    for (int i = 0; i < control.size(); i++) {
      offer(new Lane(control.get(i).due(), -control.size() + i, null, control.get(i)));
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
    if (lane.life() == null) {
      return lane.single();
    }
    Step step = lane.life().next();
    offer(new Lane(lane.life().nextDue(), lane.order(), lane.life(), null));
    return step;
  }

  private void offer(Lane lane) {
    if (lane.due() <= endMillis) {
      lanes.add(lane);
    }
  }

  /** One source of steps and when its next one is due. */
  private record Lane(long due, int order, DeviceLife life, Step single)
      implements Comparable<Lane> {

    @Override
    public int compareTo(Lane other) {
      int byTime = Long.compare(due, other.due);
      return byTime != 0 ? byTime : Integer.compare(order, other.order);
    }
  }
}
