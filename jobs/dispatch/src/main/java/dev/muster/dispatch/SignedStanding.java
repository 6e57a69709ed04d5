package dev.muster.dispatch;

/**
 * A standing that goes with a command, so that ingest agrees with what the device was told.
 *
 * @param device device id; the Kafka key
 * @param value the Kafka value, a {@code SignedRecord}; never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record SignedStanding(String device, byte[] value) {}
