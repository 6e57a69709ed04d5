package dev.muster.schemas;

import org.jspecify.annotations.Nullable;

/**
 * An {@link Envelope} read in place: the message is a range of the record's value, not a copy.
 *
 * @param device device id as the envelope states it
 * @param gateway gateway id, or null when the envelope has none
 * @param gatewayTime milliseconds since the epoch by the gateway's clock, or {@link
 *     #NO_GATEWAY_TIME}
 * @param messageOffset where the message begins in the record's value
 * @param messageLength length of the message in bytes
 */
public record EnvelopeView(
    String device,
    @Nullable String gateway,
    long gatewayTime,
    int messageOffset,
    int messageLength) {

  /** Stands for an envelope without a gateway time. */
  public static final long NO_GATEWAY_TIME = Long.MIN_VALUE;
}
