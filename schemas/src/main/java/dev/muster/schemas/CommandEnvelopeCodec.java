package dev.muster.schemas;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes and reads {@link CommandEnvelope}s, the values of the command topic, in single-object
 * encoding.
 *
 * <p>Reading accepts any bytes: what is not such a record ends in {@link
 * MalformedEnvelopeException}. Stateless and safe for use by many threads.
 */
public final class CommandEnvelopeCodec {
  private static final SingleObjectFrame FRAME =
      new SingleObjectFrame(CommandEnvelope.getClassSchema());

  private CommandEnvelopeCodec() {}

  /**
   * Encodes a value.
   *
   * @param device device id, ASCII
   */
  public static byte[] encode(String device, byte[] command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(command.length + 96);
    FRAME.begin(out);
    EnvelopeCodec.writeBytes(out, device.getBytes(StandardCharsets.US_ASCII));
    EnvelopeCodec.writeBytes(out, command);
    return out.toByteArray();
  }

  /** Returns a copy of the signed command in a value; the device it names is not read. */
  public static byte[] decode(byte[] value) throws MalformedEnvelopeException {
    AvroCursor in = FRAME.open(value);
    in.readId(EnvelopeCodec.MAX_ID_BYTES);
    int length = in.readLength();
    int offset = in.skip(length);
    in.requireEnd();
    return Arrays.copyOfRange(value, offset, offset + length);
  }
}
