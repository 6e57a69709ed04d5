package dev.muster.connectors.kafka.resume;

/**
 * What stands in a partition.
 *
 * @param begin the offset of the first record that is still there
 * @param end the offset that the next record will have
 */
public record LogRange(long begin, long end) {}
