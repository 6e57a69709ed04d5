package dev.muster.simulator.agent;

/**
 * A record of the command topic.
 *
 * @param value its value; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Delivery(int partition, long offset, byte[] value) {}
