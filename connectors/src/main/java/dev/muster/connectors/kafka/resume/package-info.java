/**
 * Whether the log still has what a checkpoint goes on from.
 *
 * <p>Topics are made anew, records removed before they were read, logs cut short: Kafka serves what
 * it has, and an offset alone doesn't tell. Each start compares what its checkpoint had read with
 * what stands there now, and goes on past a loss only if a person named exactly that loss.
 */
package dev.muster.connectors.kafka.resume;
