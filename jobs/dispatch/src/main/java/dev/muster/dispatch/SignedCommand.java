package dev.muster.dispatch;

/**
 * A command as it goes onto its topic.
 *
 * @param id derived id of the command: 32 lower-case hexadecimal digits
 * @param device the one device it is for; the Kafka key
 * @param claim which checkpoint of the dispatch job covers it, signed; never to be changed
 * @param value the Kafka value, a {@code CommandEnvelope}; never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record SignedCommand(String id, String device, byte[] claim, byte[] value) {}
