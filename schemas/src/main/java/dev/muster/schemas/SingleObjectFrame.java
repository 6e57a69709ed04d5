package dev.muster.schemas;

import java.io.ByteArrayOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Avro's single-object encoding: two marker bytes, then the CRC-64-AVRO fingerprint of the schema
 * in little-endian order, then the record.
 */
final class SingleObjectFrame {
  static final int HEADER_BYTES = 10;

  private final byte[] header = new byte[HEADER_BYTES];

  SingleObjectFrame(Schema schema) {
    long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    header[0] = (byte) 0xc3;
    header[1] = 0x01;
    for (int i = 0; i < Long.BYTES; i++) {
      header[2 + i] = (byte) (fingerprint >>> (8 * i));
    }
  }

  AvroCursor open(byte[] value) throws MalformedEnvelopeException {
    if (value.length < HEADER_BYTES) {
      throw new MalformedEnvelopeException("shorter than the header of a single-object encoding");
    }
    for (int i = 0; i < HEADER_BYTES; i++) {
      if (value[i] != header[i]) {
        throw new MalformedEnvelopeException(
            i < 2 ? "not Avro single-object encoding" : "unknown schema fingerprint");
      }
    }
    return new AvroCursor(value, HEADER_BYTES);
  }

  void begin(ByteArrayOutputStream out) {
    out.write(header, 0, HEADER_BYTES);
  }
}
