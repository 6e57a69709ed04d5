package dev.muster.connectors.kafka.batch;

/**
 * Reads one record after the other in Kafka's form, without taking any of it into memory, and
 * refuses what Kafka's own reader would throw over. Holds the last one's measures. Not thread-safe.
 */
final class RecordReader {
  private static final int ABSENT = -1;

  private final UnpackedBytes in;
  private long bodyEnd;
  private long headersAt;
  private int body;
  private long timestampDelta;
  private int offsetDelta;
  private int headers;

  RecordReader(UnpackedBytes in) {
    this.in = in;
  }

  /** The measures of one record that is in memory, without the bytes that tell its length. */
  static RecordReader of(byte[] body) throws UnreadableBatchException {
    RecordReader reader = new RecordReader(UnpackedBytes.of(body, 0, body.length));
    reader.body = body.length;
    reader.bodyEnd = body.length;
    reader.skipParts();
    return reader;
  }

  /** Steps over one record and notes its measures. */
  void skip() throws UnreadableBatchException {
    start();
    skipParts();
  }

  private void skipParts() throws UnreadableBatchException {
    skipPart(fields());
    skipPart(length());
    headers();
  }

  /** Reads how long a record is; everything up to the key follows. */
  void start() throws UnreadableBatchException {
    body = in.varint();
    if (body < 0) {
      throw UnreadableBatchException.garbage("a record in it has a negative length");
    }
    bodyEnd = in.position() + body;
  }

  /** Reads what stands before the key, and the key's length; negative if there is no key. */
  int fields() throws UnreadableBatchException {
    in.read();
    timestampDelta = in.varlong();
    offsetDelta = in.varint();
    return length();
  }

  /** Reads the length of a key or value; negative if there is none. */
  int length() throws UnreadableBatchException {
    int length = in.varint();
    requireWithin(length);
    return Math.max(length, ABSENT);
  }

  /** Steps over the headers, which end the record. */
  void headers() throws UnreadableBatchException {
    headersAt = in.position();
    headers = in.varint();
    require(headers >= 0, "a record in it has a negative number of headers");
    requireWithin(headers);
    for (int i = 0; i < headers; i++) {
      int name = length();
      require(name >= 0, "a header in it has no name");
      skipPart(name);
      skipPart(length());
    }
    require(in.position() == bodyEnd, "a record in it is longer than its parts");
  }

  /** Length of the last record without the bytes that tell it. */
  int body() {
    return body;
  }

  /** Where the last record's headers begin, counted as the bytes are. */
  long headersAt() {
    return headersAt;
  }

  int headerCount() {
    return headers;
  }

  long timestampDelta() {
    return timestampDelta;
  }

  int offsetDelta() {
    return offsetDelta;
  }

  private void skipPart(int length) throws UnreadableBatchException {
    if (length > 0) {
      in.skip(length);
    }
  }

  private void requireWithin(int length) throws UnreadableBatchException {
    require(
        length <= bodyEnd - in.position(), "a part of a record in it is longer than the record");
  }

  private static void require(boolean sound, String otherwise) throws UnreadableBatchException {
    if (!sound) {
      throw UnreadableBatchException.garbage(otherwise);
    }
  }
}
