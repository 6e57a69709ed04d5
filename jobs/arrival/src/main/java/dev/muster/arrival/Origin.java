package dev.muster.arrival;

/**
 * Where a record lies and when it arrived: the proof that it has exactly one verdict.
 *
 * @param arrival Kafka's timestamp of the record (append time), milliseconds since 1970
 */
public record Origin(String topic, int partition, long offset, long arrival) {}
