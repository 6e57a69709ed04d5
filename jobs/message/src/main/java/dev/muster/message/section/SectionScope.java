package dev.muster.message.section;

import dev.muster.message.cbor.CborWriter;
import java.nio.charset.StandardCharsets;

/**
 * What one content key may be used for. The signing key belongs to it: numbers are counted per
 * signing key, so that a content key under two of them would repeat its nonces.
 *
 * @param signerKid first 8 bytes of the thumbprint of the key that signs the messages
 */
public record SectionScope(
    String fleet, String device, long signerKid, String dataClass, long epoch) {
  private static final long A256KW = -5;
  private static final int KEY_BITS = 256;

  /** The COSE_KDF_Context (RFC 9053 section 5.2) of a recipient, encoded. */
  public byte[] kdfContext(long recipientKid) {
    byte[] other =
        new CborWriter(96)
            .array(5)
            .text("muster-section/1")
            .text(fleet)
            .bigEndian(signerKid, 8)
            .text(dataClass)
            .integer(epoch)
            .toByteArray();
    CborWriter out = new CborWriter(192).array(4).integer(A256KW);
    out.array(3).bytes(utf8(device)).nil().nil();
    out.array(3).bigEndian(recipientKid, 8).nil().nil();
    out.array(3).integer(KEY_BITS).bytes(SectionRecipient.PROTECTED).bytes(other);
    return out.toByteArray();
  }

  /** The same for another data class. */
  public SectionScope of(String otherClass) {
    return new SectionScope(fleet, device, signerKid, otherClass, epoch);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
