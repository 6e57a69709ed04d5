package dev.muster.verify;

import dev.muster.arrival.Origin;
import org.jspecify.annotations.Nullable;

/**
 * How many records of a partition nobody is proved to have sent: registered devices are named in
 * them, and their signatures failed or were not checked. A part of all there were in that second;
 * the parts add up in any order.
 *
 * @param partition partition of the telemetry topic
 * @param gateway the gateway that they name, one that the registry names for those devices; null
 *     for all that name no such gateway
 * @param second second of arrival, since 1970
 * @param firstOffset lowest offset among them
 * @param lastOffset highest offset among them
 */
public record Forgeries(
    int partition,
    @Nullable String gateway,
    long second,
    long records,
    long firstOffset,
    long lastOffset) {

  /** One record. */
  public static Forgeries of(Origin origin, @Nullable String gateway) {
    long second = Math.floorDiv(origin.arrival(), 1_000L);
    return new Forgeries(origin.partition(), gateway, second, 1, origin.offset(), origin.offset());
  }

  /** These and others of the same place and second. */
  public Forgeries and(Forgeries more) {
    return new Forgeries(
        partition,
        gateway,
        second,
        records + more.records,
        Math.min(firstOffset, more.firstOffset),
        Math.max(lastOffset, more.lastOffset));
  }

  /** What parts of one number have in common. */
  public Place place() {
    return new Place(partition, gateway, second);
  }

  /**
   * What is counted apart.
   *
   * @param second second of arrival
   */
  public record Place(int partition, @Nullable String gateway, long second) {}
}
