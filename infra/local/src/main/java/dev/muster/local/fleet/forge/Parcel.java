package dev.muster.local.fleet.forge;

/**
 * A record ready for its topic.
 *
 * @param topic the topic
 * @param key Kafka key, or null
 * @param value value, or null
 * @param tick whether it carries the header of a tick
 * @param route key whose partition it is meant for
 * @param shift how many partitions beside that one it is sent to
 */
public record Parcel(
    String topic, byte[] key, byte[] value, boolean tick, byte[] route, int shift) {

  static Parcel control(String topic, byte[] subject, byte[] value) {
    return new Parcel(topic, subject, value, false, subject, 0);
  }
}
