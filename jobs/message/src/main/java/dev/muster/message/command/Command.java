package dev.muster.message.command;

/**
 * A command to one device.
 *
 * @param id derived id, 16 bytes
 * @param device the one device that may act on it
 * @param notBefore seconds since the epoch
 * @param expiresAt seconds since the epoch
 * @param counter grows with every command to this device
 * @param epoch device epoch it is meant for
 * @param lastSequence highest sequence number seen of the device in that epoch
 * @param reason why, for people; at most 256 bytes of UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Command(
    byte[] id,
    String fleet,
    String device,
    long notBefore,
    long expiresAt,
    long counter,
    long epoch,
    long lastSequence,
    Action action,
    String reason) {
  /** The text of {@code typ} that names kind and version. */
  public static final String TYP = "muster-command-v1+cose";

  /** Size of an id. */
  public static final int ID_BYTES = 16;
}
