package dev.muster.control;

import dev.muster.message.digest.Sha256;

/**
 * The registrar's record that a version of a device rests on: the record itself, or the one that a
 * standing was put over.
 *
 * @param signed the record as it was signed, a {@code SignedRecord}; shared, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Basis(long version, byte[] signed) {

  /** Returns the SHA-256 of the signed record. */
  public byte[] sha256() {
    return Sha256.of(signed);
  }
}
