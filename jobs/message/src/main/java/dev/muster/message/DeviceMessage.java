package dev.muster.message;

import dev.muster.message.cose.CoseSign1;

/**
 * What a device's message says of itself, read in place and not yet believed: only {@link
 * MessageVerifier} tells whether the named device made it.
 *
 * @param signed where header, payload and signature stand in the buffer
 * @param algorithm COSE algorithm label, of any value
 * @param kid first 8 bytes of the signing key's thumbprint, big-endian
 * @param device device id, of valid syntax
 * @param fleet fleet id, of valid syntax
 * @param issuedAt device time in seconds since the epoch
 * @param epoch boot count, or any counter that never falls over boots
 * @param sequence number within the epoch
 */
public record DeviceMessage(
    CoseSign1 signed,
    long algorithm,
    long kid,
    String device,
    String fleet,
    long issuedAt,
    long epoch,
    long sequence,
    MessageType type,
    int sectionCount) {

  /** The text of {@code typ} that names kind and version. */
  public static final String TYP = "muster-message-v1+cose";
}
