package dev.muster.message.section;

import dev.muster.message.cbor.CborWriter;

/**
 * Where one section belongs: it opens nowhere else.
 *
 * @param scope fleet, device, signing key, class and epoch
 * @param index place among the message's sections, from 0
 */
public record SectionPlace(SectionScope scope, long sequence, int index) {

  /** Externally supplied data of the section's encryption. */
  public byte[] externalAad() {
    return new CborWriter(128)
        .array(8)
        .text("muster-section/1")
        .text(scope.fleet())
        .text(scope.device())
        .bigEndian(scope.signerKid(), 8)
        .integer(scope.epoch())
        .integer(sequence)
        .integer(index)
        .text(scope.dataClass())
        .toByteArray();
  }

  /** The bytes that the section's authentication tag is over besides the ciphertext. */
  public byte[] encStructure() {
    return new CborWriter(160)
        .array(3)
        .text("Encrypt")
        .bytes(SealedSection.PROTECTED)
        .bytes(externalAad())
        .toByteArray();
  }

  /** Epoch in 4 bytes, sequence in 6, index in 2, all big-endian: never twice in one scope. */
  public byte[] initializationVector() {
    byte[] iv = new byte[SealedSection.IV_BYTES];
    put(iv, 0, 4, scope.epoch());
    put(iv, 4, 6, sequence);
    put(iv, 10, 2, index);
    return iv;
  }

  private static void put(byte[] target, int offset, int width, long value) {
    for (int i = 0; i < width; i++) {
      target[offset + i] = (byte) (value >>> (8 * (width - 1 - i)));
    }
  }
}
