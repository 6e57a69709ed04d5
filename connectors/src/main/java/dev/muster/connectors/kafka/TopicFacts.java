package dev.muster.connectors.kafka;

/**
 * What the preflight found out about a topic.
 *
 * @param name of the topic
 * @param partitions how many it has
 * @param compacted whether its records need a key
 */
public record TopicFacts(String name, int partitions, boolean compacted) {}
