package dev.muster.simulator.agent;

import org.jspecify.annotations.Nullable;

/**
 * A record of the command topic.
 *
 * @param value its value, or null; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Delivery(int partition, long offset, byte @Nullable [] value) {}
