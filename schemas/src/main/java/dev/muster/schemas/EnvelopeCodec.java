package dev.muster.schemas;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads {@link Envelope}s without copying the message out.
 *
 * <p>Reading accepts any bytes: what is not an envelope ends in {@link MalformedEnvelopeException},
 * and nothing larger than two ids is ever allocated. The ids have the syntax of ids. Stateless and
 * safe for use by many threads.
 */
public final class EnvelopeCodec {
  /** Longest device or gateway id in bytes. */
  public static final int MAX_ID_BYTES = 64;

  private static final int REGISTRY_HEADER_BYTES = 5;
  private static final SingleObjectFrame FRAME = new SingleObjectFrame(Envelope.getClassSchema());

  private EnvelopeCodec() {}

  /**
   * Encodes an envelope in single-object encoding.
   *
   * @param gatewayTime milliseconds since the epoch by the gateway's clock, or null
   */
  public static byte[] encode(
      String device, @Nullable String gateway, @Nullable Long gatewayTime, byte[] message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + 96);
    FRAME.begin(out);
    writeBytes(out, device.getBytes(StandardCharsets.UTF_8));
    writeLong(out, gateway == null ? 0 : 1);
    if (gateway != null) {
      writeBytes(out, gateway.getBytes(StandardCharsets.UTF_8));
    }
    writeLong(out, gatewayTime == null ? 0 : 1);
    if (gatewayTime != null) {
      writeLong(out, gatewayTime);
    }
    writeBytes(out, message);
    return out.toByteArray();
  }

  /** Reads a record's value in single-object encoding. */
  public static EnvelopeView decode(byte[] value) throws MalformedEnvelopeException {
    return read(FRAME.open(value));
  }

  /**
   * Reads a record's value in the wire format of schema registries: a zero byte and the schema's id
   * in four bytes, big-endian. A value in single-object encoding is read too.
   *
   * @param schemaIds ids under which the registry holds the {@link Envelope} schema
   */
  public static EnvelopeView decode(byte[] value, Set<Integer> schemaIds)
      throws MalformedEnvelopeException {
    if (value.length < REGISTRY_HEADER_BYTES || value[0] != 0) {
      return decode(value);
    }
    int id = 0;
    for (int i = 1; i < REGISTRY_HEADER_BYTES; i++) {
      id = id << 8 | (value[i] & 0xff);
    }
    if (!schemaIds.contains(id)) {
      throw new MalformedEnvelopeException("unknown schema id");
    }
    return read(new AvroCursor(value, REGISTRY_HEADER_BYTES));
  }

  private static EnvelopeView read(AvroCursor in) throws MalformedEnvelopeException {
    String device = in.readId(MAX_ID_BYTES);
    String gateway = in.readPresence() ? in.readId(MAX_ID_BYTES) : null;
    long gatewayTime = in.readPresence() ? in.readLong() : EnvelopeView.NO_GATEWAY_TIME;
    int length = in.readLength();
    int offset = in.skip(length);
    in.requireEnd();
    return new EnvelopeView(device, gateway, gatewayTime, offset, length);
  }

  static void writeBytes(ByteArrayOutputStream out, byte[] bytes) {
    writeLong(out, bytes.length);
    out.write(bytes, 0, bytes.length);
  }

  private static void writeLong(ByteArrayOutputStream out, long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
