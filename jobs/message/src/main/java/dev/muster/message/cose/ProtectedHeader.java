package dev.muster.message.cose;

import dev.muster.message.cbor.CborMapKeys;
import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cbor.MalformedCborException;

/**
 * The protected header that all of Muster's signed objects have: algorithm, key, claims and type,
 * and nothing else.
 *
 * @param algorithm COSE algorithm label
 * @param kid first 8 bytes of the key's RFC 9679 thumbprint, big-endian
 * @param type what is signed, and in which version (RFC 9596)
 */
public record ProtectedHeader(long algorithm, long kid, String type, Claims claims) {
  private static final String MAP = "the protected header";
  private static final int LABELS = 4;
  private static final int KID_BYTES = 8;
  private static final int MAX_TYPE_BYTES = 64;

  /**
   * Reads the protected header of a COSE_Sign1.
   *
   * @throws MalformedCborException if a label is missing, unknown or of another form
   */
  public static ProtectedHeader read(CoseSign1 sign1) throws MalformedCborException {
    CborReader in = sign1.protectedReader();
    CborMapKeys keys = new CborMapKeys(in);
    keys.expect(CoseLabels.ALGORITHM, MAP);
    long algorithm = in.readInteger();
    keys.expect(CoseLabels.KID, MAP);
    long kid = in.readBigEndian(KID_BYTES);
    keys.expect(CoseLabels.CWT_CLAIMS, MAP);
    Claims claims = Claims.read(in);
    keys.expect(CoseLabels.TYPE, MAP);
    String type = in.readText(MAX_TYPE_BYTES);
    keys.requireNone(MAP);
    in.requireEnd();
    return new ProtectedHeader(algorithm, kid, type, claims);
  }

  /** Its bytes, the content of the protected byte string. */
  public byte[] encode() {
    CborWriter out = new CborWriter(160).map(LABELS);
    out.integer(CoseLabels.ALGORITHM).integer(algorithm);
    out.integer(CoseLabels.KID).bigEndian(kid, KID_BYTES);
    out.integer(CoseLabels.CWT_CLAIMS);
    claims.write(out);
    return out.integer(CoseLabels.TYPE).text(type).toByteArray();
  }
}
