/**
 * What a fetched batch of records may become in memory.
 *
 * <p>A compressed batch says nothing about what it unpacks to, and Kafka's consumer takes memory
 * for whatever length a record declares. Every consumer of Muster comes from {@link
 * dev.muster.connectors.kafka.batch.BoundedConsumer}, which looks at each batch first.
 */
package dev.muster.connectors.kafka.batch;
