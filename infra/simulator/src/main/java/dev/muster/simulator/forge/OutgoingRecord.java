package dev.muster.simulator.forge;

import dev.muster.schemas.CommandEnvelope;
import dev.muster.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A record ready for its topic.
 *
 * @param tick whether it carries the header of a tick
 * @param route key whose partition it is meant for
 * @param shift how many partitions beside that one it is sent to
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record OutgoingRecord(
    String topic,
    byte @Nullable [] key,
    byte @Nullable [] value,
    boolean tick,
    byte[] route,
    int shift) {

  static OutgoingRecord control(String topic, byte[] subject, byte @Nullable [] value) {
    return new OutgoingRecord(topic, subject, value, false, subject, 0);
  }

  /** A record for the command topic, whoever it is from. */
  public static OutgoingRecord command(String device, byte[] command) {
    byte[] key = device.getBytes(StandardCharsets.UTF_8);
    try {
      ByteBuffer value = new CommandEnvelope(device, ByteBuffer.wrap(command)).toByteBuffer();
      byte[] bytes = new byte[value.remaining()];
      value.get(bytes);
      return new OutgoingRecord(Topics.COMMANDS, key, bytes, false, key, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
  }
}
