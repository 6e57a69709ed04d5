package dev.muster.message.cose;

import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cbor.MalformedCborException;
import java.util.Arrays;

/**
 * A tagged COSE_Sign1 read in place: ranges of a buffer, no copies. The unprotected map is empty.
 *
 * @param buffer what it was read from; not to be changed
 * @param offset where it begins, at its tag
 * @param protectedOffset where the content of the protected header's byte string begins
 * @param protectedLength length of that content
 * @param payloadOffset where the content of the payload's byte string begins
 * @param payloadLength length of that content
 * @param signatureOffset where the signature begins
 * @param signatureLength length of the signature
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record CoseSign1(
    byte[] buffer,
    int offset,
    int length,
    int protectedOffset,
    int protectedLength,
    int payloadOffset,
    int payloadLength,
    int signatureOffset,
    int signatureLength) {

  /** What every tagged COSE_Sign1 begins with: tag 18. */
  public static final byte FIRST_BYTE = (byte) 0xd2;

  private static final int PARTS = 4;

  /**
   * Reads a COSE_Sign1 that fills a range of a buffer.
   *
   * @throws MalformedCborException on anything else, whatever the bytes
   */
  public static CoseSign1 read(byte[] buffer, int offset, int length)
      throws MalformedCborException {
    CborReader in = new CborReader(buffer, offset, length);
    if (in.readTag() != CoseLabels.TAG_SIGN1 || in.readArrayHead() != PARTS) {
      throw new MalformedCborException("not a tagged COSE_Sign1 of four parts");
    }
    int protectedLength = in.readByteStringHead();
    int protectedOffset = in.position();
    in.advance(protectedLength);
    if (in.readMapHead() != 0) {
      throw new MalformedCborException("the unprotected header is not empty");
    }
    int payloadLength = in.readByteStringHead();
    int payloadOffset = in.position();
    in.advance(payloadLength);
    int signatureLength = in.readByteStringHead();
    int signatureOffset = in.position();
    in.advance(signatureLength);
    in.requireEnd();
    return new CoseSign1(
        buffer,
        offset,
        length,
        protectedOffset,
        protectedLength,
        payloadOffset,
        payloadLength,
        signatureOffset,
        signatureLength);
  }

  /** Reads a COSE_Sign1 that fills an array. */
  public static CoseSign1 read(byte[] bytes) throws MalformedCborException {
    return read(bytes, 0, bytes.length);
  }

  /** Encodes a COSE_Sign1 from its parts. */
  public static byte[] encode(byte[] protectedHeader, byte[] payload, byte[] signature) {
    return new CborWriter(protectedHeader.length + payload.length + signature.length + 16)
        .tag(CoseLabels.TAG_SIGN1)
        .array(PARTS)
        .bytes(protectedHeader)
        .map(0)
        .bytes(payload)
        .bytes(signature)
        .toByteArray();
  }

  /** A reader of the protected header. */
  public CborReader protectedReader() {
    return new CborReader(buffer, protectedOffset, protectedLength);
  }

  /** A reader of the payload, should it be CBOR. */
  public CborReader payloadReader() {
    return new CborReader(buffer, payloadOffset, payloadLength);
  }

  /** A copy of the payload. */
  public byte[] payload() {
    return Arrays.copyOfRange(buffer, payloadOffset, payloadOffset + payloadLength);
  }
}
