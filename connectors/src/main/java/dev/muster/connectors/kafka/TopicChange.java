package dev.muster.connectors.kafka;

/**
 * A setting that a topic is to have.
 *
 * @param setting by Kafka's name
 */
record TopicChange(String topic, String setting, String value) {

  /** What a person types to make the change, as the end of a sentence. */
  String told(KafkaAccess access) {
    return ("run `kafka-configs.sh --bootstrap-server %s --alter --entity-type topics"
            + " --entity-name %s --add-config %s=%s`")
        .formatted(access.bootstrapServers(), topic, setting, value);
  }
}
