package dev.muster.message.section;

import dev.muster.message.cbor.CborMapKeys;
import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.CoseLabels;

/**
 * One recipient of a section: the content key, wrapped with ECDH-ES + A256KW on P-256. Ranges of
 * the section's buffer.
 *
 * @param kid first 8 bytes of the recipient key's RFC 9679 thumbprint, big-endian
 * @param offset where the recipient structure begins
 * @param xOffset where the 32 bytes of the ephemeral key's x begin
 * @param yOffset where the 32 bytes of the ephemeral key's y begin
 * @param wrappedKeyOffset where the 40 bytes of the wrapped key begin
 */
public record SectionRecipient(
    long kid, int offset, int length, int xOffset, int yOffset, int wrappedKeyOffset) {
  /** The recipient's protected header: ECDH-ES + A256KW. */
  static final byte[] PROTECTED = {(byte) 0xa1, 0x01, 0x38, 0x1e};

  static final int COORDINATE_BYTES = 32;
  static final int WRAPPED_KEY_BYTES = 40;
  private static final String MAP = "the header of a recipient";
  private static final String KEY = "an ephemeral key";
  private static final int KID_BYTES = 8;

  static SectionRecipient read(CborReader in) throws MalformedCborException {
    int offset = in.position();
    if (in.readArrayHead() != 3) {
      throw new MalformedCborException("a recipient of other than three parts");
    }
    in.requireBytes(PROTECTED);
    CborMapKeys keys = new CborMapKeys(in);
    keys.expect(CoseLabels.KID, MAP);
    long kid = in.readBigEndian(KID_BYTES);
    keys.expect(CoseLabels.EPHEMERAL_KEY, MAP);
    int[] point = readEphemeralKey(in);
    keys.requireNone(MAP);
    int wrapped = SealedSection.readRange(in, WRAPPED_KEY_BYTES, WRAPPED_KEY_BYTES);
    return new SectionRecipient(kid, offset, in.position() - offset, point[0], point[1], wrapped);
  }

  private static int[] readEphemeralKey(CborReader in) throws MalformedCborException {
    CborMapKeys keys = new CborMapKeys(in);
    keys.expect(1, KEY);
    requireValue(in, 2);
    keys.expect(-1, KEY);
    requireValue(in, 1);
    keys.expect(-2, KEY);
    int x = SealedSection.readRange(in, COORDINATE_BYTES, COORDINATE_BYTES);
    keys.expect(-3, KEY);
    int y = SealedSection.readRange(in, COORDINATE_BYTES, COORDINATE_BYTES);
    keys.requireNone(KEY);
    return new int[] {x, y};
  }

  private static void requireValue(CborReader in, long value) throws MalformedCborException {
    if (in.readInteger() != value) {
      throw new MalformedCborException("an ephemeral key that is not on P-256");
    }
  }
}
