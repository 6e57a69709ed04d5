package dev.muster.message.section;

import dev.muster.message.cbor.CborWriter;
import java.nio.charset.StandardCharsets;

/**
 * What one content key may be used for.
 *
 * @param fleet fleet id
 * @param device device id
 * @param dataClass class of the data
 * @param epoch the device's epoch
 */
public record SectionScope(String fleet, String device, String dataClass, long epoch) {
  private static final long A256KW = -5;
  private static final int KEY_BITS = 256;

  /** The COSE_KDF_Context (RFC 9053 section 5.2) of a recipient, encoded. */
  public byte[] kdfContext(long recipientKid) {
    byte[] other =
        new CborWriter(96)
            .array(4)
            .text("muster-section/1")
            .text(fleet)
            .text(dataClass)
            .integer(epoch)
            .toByteArray();
    CborWriter out = new CborWriter(192).array(4).integer(A256KW);
    out.array(3).bytes(utf8(device)).nil().nil();
    out.array(3).bigEndian(recipientKid, 8).nil().nil();
    out.array(3).integer(KEY_BITS).bytes(SectionRecipient.PROTECTED).bytes(other);
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
