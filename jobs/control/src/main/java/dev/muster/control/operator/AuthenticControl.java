package dev.muster.control.operator;

/**
 * A control record that is authentic by itself, on its way to the newest version of its subject.
 *
 * @param topic Kafka topic
 * @param partition Kafka partition
 * @param offset Kafka offset
 * @param arrival append time in milliseconds
 * @param subject device id or bundle name
 * @param version version of the subject
 * @param kid key that signed it
 * @param content the content as it was signed; never to be changed
 */
public record AuthenticControl(
    String topic,
    int partition,
    long offset,
    long arrival,
    String subject,
    long version,
    long kid,
    byte[] content) {}
