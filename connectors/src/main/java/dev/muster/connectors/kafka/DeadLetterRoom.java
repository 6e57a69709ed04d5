package dev.muster.connectors.kafka;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Whether every record of a topic fits into its quarantine as a dead letter: the job would come to
 * one that doesn't again and again.
 *
 * @param topic whose records may be refused
 * @param quarantine where they go then
 */
record DeadLetterRoom(String topic, String quarantine) {
  private static final String UNCOMPRESSED = "uncompressed";

  /**
   * Compares the settings of the two topics.
   *
   * @return the largest record in bytes that the quarantine takes
   * @throws PreflightException if a record could be too large for it
   */
  int require(Config ofTopic, Config ofQuarantine) {
    String compression = ofTopic.get(TopicConfig.COMPRESSION_TYPE_CONFIG).value();
    if (!compression.equals(UNCOMPRESSED)) {
      throw new PreflightException(
          ("Topic %s has compression.type=%s, so a small batch may unpack to records that nothing"
                  + " can hold: set compression.type=uncompressed on it.")
              .formatted(topic, compression));
    }
    long needed = bytes(ofTopic) + TopicSpec.HEADER_BYTES;
    long room = bytes(ofQuarantine);
    if (room < needed) {
      throw new PreflightException(
          ("Topic %s takes records of %d bytes, but a refused one of %s may need %d with its"
                  + " headers: set max.message.bytes=%d on %s.")
              .formatted(quarantine, room, topic, needed, needed, quarantine));
    }
    return Math.toIntExact(room);
  }

  private static long bytes(Config settings) {
    return Long.parseLong(settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
  }
}
