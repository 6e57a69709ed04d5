package dev.muster.schemas;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Writes and reads {@link SignedRecord}s, the wrapper of control records, in single-object
 * encoding.
 *
 * <p>Reading accepts any bytes: what is not such a record ends in {@link
 * MalformedEnvelopeException}. Stateless and safe for use by many threads.
 */
public final class SignedRecordCodec {
  private static final SingleObjectFrame FRAME =
      new SingleObjectFrame(SignedRecord.getClassSchema());

  private SignedRecordCodec() {}

  /** Encodes a record around the bytes of a COSE_Sign1. */
  public static byte[] encode(byte[] cose) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(cose.length + 16);
    FRAME.begin(out);
    EnvelopeCodec.writeBytes(out, cose);
    return out.toByteArray();
  }

  /** Returns a copy of the COSE_Sign1 bytes of a record's value. */
  public static byte[] decode(byte[] value) throws MalformedEnvelopeException {
    AvroCursor in = FRAME.open(value);
    int length = in.readLength();
    int offset = in.skip(length);
    in.requireEnd();
    return Arrays.copyOfRange(value, offset, offset + length);
  }
}
