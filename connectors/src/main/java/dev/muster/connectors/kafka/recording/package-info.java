/**
 * Recordings: topics as files, one Avro object container file per topic-partition, and back again
 * under the same partitions, offsets and timestamps.
 */
package dev.muster.connectors.kafka.recording;
