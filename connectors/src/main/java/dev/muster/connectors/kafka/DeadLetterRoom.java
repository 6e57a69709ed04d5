package dev.muster.connectors.kafka;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Whether every record of a topic fits into its quarantine whole. One that doesn't, as a compressed
 * one may, goes there as digest, length and beginning.
 *
 * @param topic whose records may be refused
 * @param quarantine where they go then
 */
record DeadLetterRoom(String topic, String quarantine) {
  /**
   * Compares the settings of the two topics.
   *
   * @return the largest record in bytes that the quarantine takes
   * @throws PreflightException if a record could be too large for it
   */
  int require(KafkaAccess access, Config ofTopic, Config ofQuarantine) {
    long needed = bytes(ofTopic) + TopicSpec.HEADER_BYTES;
    long room = bytes(ofQuarantine);
    if (room < needed) {
      throw new PreflightException(
          ("Topic %s takes records of %s bytes, but a refused one of %s may need %s with its"
                  + " headers: %s.")
              .formatted(
                  quarantine,
                  room,
                  topic,
                  needed,
                  new TopicChange(
                          quarantine, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(needed))
                      .told(access)));
    }
    return Math.toIntExact(room);
  }

  private static long bytes(Config settings) {
    return Long.parseLong(settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
  }
}
