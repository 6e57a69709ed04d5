package dev.muster.connectors.kafka;

/**
 * What the preflight found out about a topic.
 *
 * @param name of the topic
 * @param partitions how many it has
 * @param compacted whether its records need a key
 * @param id Kafka's own name of it, which a topic that is made anew under the same name doesn't
 *     have
 */
public record TopicFacts(String name, int partitions, boolean compacted, String id) {}
