package dev.muster.connectors.kafka;

import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/**
 * That a topic takes records whatever their timestamps: those that Muster writes carry the arrival
 * of their cause, which may be ahead of a broker whose clock was set back.
 */
record AnyTimestamp(String topic) {
  /** The settings that could refuse a record. */
  static final List<String> LIMITS =
      List.of(
          TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
          TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG);

  /** No limit. */
  static final String NONE = String.valueOf(Long.MAX_VALUE);

  /**
   * Looks at the settings of the topic; where the broker stamps, no limit counts.
   *
   * @throws PreflightException if one of them could refuse a record
   */
  void require(KafkaAccess access, Config settings) {
    String type = settings.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value();
    if (type.equals("LogAppendTime")) {
      return;
    }
    for (String limit : LIMITS) {
      ConfigEntry entry = settings.get(limit);
      if (entry != null && !entry.value().equals(NONE)) {
        throw new PreflightException(
            ("Topic %s has %s=%s, so it would refuse records that carry an earlier arrival once"
                    + " the broker's clock is set back: %s.")
                .formatted(
                    topic, limit, entry.value(), new TopicChange(topic, limit, NONE).told(access)));
      }
    }
  }
}
