package dev.muster.dispatch;

/**
 * A command as it goes onto its topic.
 *
 * @param id derived id of the command: 32 lower-case hexadecimal digits
 * @param device the one device it is for; the Kafka key
 * @param checkpoint the first checkpoint of the dispatch job that covers it
 * @param value the Kafka value, a {@code CommandEnvelope}; never to be changed
 */
public record SignedCommand(String id, String device, long checkpoint, byte[] value) {}
