package dev.muster.message;

import org.jspecify.annotations.Nullable;

/**
 * A record as Kafka delivered it, before anything about it is believed.
 *
 * @param arrival the record's Kafka timestamp, in milliseconds since the epoch, as {@link
 *     ArrivalClock} corrects it where the broker's clock fell
 * @param key the record's key, or null when it has none; not to be changed
 * @param value the record's value, or null when it has none; not to be changed
 * @param tick whether the metronome wrote it: it bears the tick's header and has no value
 * @param ahead by how many milliseconds {@code arrival} is ahead of the record's Kafka timestamp
 * @param unopened what is known of a record of which key and value are the beginnings only; null
 *     for one that is here whole
 * @param firstUnstamped whether the broker left it its sender's timestamp, other than the record
 *     before it in its partition, or the first one since a start
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record ArrivedRecord(
    String topic,
    int partition,
    long offset,
    long arrival,
    byte @Nullable [] key,
    byte @Nullable [] value,
    boolean tick,
    long ahead,
    @Nullable Unopened unopened,
    boolean firstUnstamped) {

  /** A record that its broker stamped. */
  public ArrivedRecord(
      String topic,
      int partition,
      long offset,
      long arrival,
      byte @Nullable [] key,
      byte @Nullable [] value,
      boolean tick,
      long ahead,
      @Nullable Unopened unopened) {
    this(topic, partition, offset, arrival, key, value, tick, ahead, unopened, false);
  }

  /** A record that is here whole and arrived when its Kafka timestamp says. */
  public ArrivedRecord(
      String topic,
      int partition,
      long offset,
      long arrival,
      byte @Nullable [] key,
      byte @Nullable [] value,
      boolean tick) {
    this(topic, partition, offset, arrival, key, value, tick, 0, null);
  }

  /** Whether it tells something of the way that records take, whatever is in it. */
  public boolean isOfTheWay() {
    return tick || firstUnstamped;
  }

  /** The same without its bytes, for who asks only where it stands. */
  public ArrivedRecord withoutBytes() {
    return new ArrivedRecord(
        topic, partition, offset, arrival, null, null, tick, ahead, null, firstUnstamped);
  }
}
