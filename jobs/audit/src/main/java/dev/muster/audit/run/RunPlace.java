package dev.muster.audit.run;

/**
 * The record that an event is about, or the newest one of a partition that it is about.
 *
 * @param arrival Kafka timestamp, milliseconds since 1970
 */
public record RunPlace(String topic, int partition, long offset, long arrival) {
  /** Stands for the offset and the arrival where no record of the partition was seen. */
  public static final long NOTHING = -1;
}
