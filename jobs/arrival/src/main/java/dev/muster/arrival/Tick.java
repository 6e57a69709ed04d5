package dev.muster.arrival;

/**
 * A tick of the metronome in a partition of the telemetry topic: proof that time has passed there.
 *
 * @param arrival Kafka's timestamp of the tick, milliseconds since 1970
 */
public record Tick(String topic, int partition, long offset, long arrival) {

  /** The tick's place in the topic. */
  public Origin origin() {
    return new Origin(topic, partition, offset, arrival);
  }
}
