/**
 * Kafka at the edges of the pipeline: sources of {@link dev.muster.message.ArrivedRecord}s, the
 * dead-letter sink, the checks before a start, the metronome. Adapters only: nothing here judges a
 * record.
 */
package dev.muster.connectors.kafka;
