package dev.muster.message.cose;

import dev.muster.message.cbor.CborWriter;

/** The bytes that a COSE_Sign1's signature is over (RFC 9052 section 4.4). */
public final class SigStructure {
  private static final String CONTEXT = "Signature1";

  private SigStructure() {}

  /** The whole structure, for signing. */
  public static byte[] of(byte[] protectedHeader, byte[] externalAad, byte[] payload) {
    return new CborWriter(protectedHeader.length + externalAad.length + payload.length + 32)
        .array(4)
        .text(CONTEXT)
        .bytes(protectedHeader)
        .bytes(externalAad)
        .bytes(payload)
        .toByteArray();
  }

  /** What stands before the protected header, the same for every message. */
  public static byte[] beginning() {
    return new CborWriter().array(4).text(CONTEXT).toByteArray();
  }

  /** Size of the shortest head of a byte string. */
  public static int headBytes(int length) {
    if (length < 24) {
      return 1;
    }
    if (length < 1 << 8) {
      return 2;
    }
    return length < 1 << 16 ? 3 : 5;
  }
}
