package dev.muster.verify;

/**
 * What a message says of itself. Unless the verdict is authenticated, anyone may have written it.
 *
 * @param algorithm wire name of the signature algorithm, {@code COSE:<label>} if it is none that is
 *     known here
 * @param kid key id: the first 8 bytes of the key's thumbprint, big endian
 * @param epoch boot count or its like, below 2^32
 * @param sequence number within the epoch, below 2^48
 * @param deviceTime {@code iat}, seconds since 1970 by the device's clock
 * @param messageType wire name of the message's type
 */
public record MessageClaims(
    String algorithm, long kid, long epoch, long sequence, long deviceTime, String messageType) {}
