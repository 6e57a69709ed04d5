package dev.muster.simulator.forge;

import dev.muster.message.DeviceMessage;
import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.section.SealedSection;
import dev.muster.simulator.script.Damage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Damages a message at a chosen place.
 *
 * <p>Places are found by what is known to stand there, and the bit is chosen so that the result is
 * again a value of the same form: a digit stays a digit, a small number a small number.
 */
final class Corruption {
  private static final int ARRAY_HEAD = 1;
  private static final int PROTECTED_ALGORITHM = 2;
  private static final int VERSION_DIGIT = DeviceMessage.TYP.indexOf("v1") + 1;
  private static final int LOWEST = 1;

  private Corruption() {}

  /**
   * An intact message and what it states.
   *
   * @param sign1 the message, left as it is
   * @param issuedAt seconds since 1970
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Stated(byte[] sign1, String device, String fleet, long kid, long issuedAt) {}

  static byte[] apply(Damage damage, Stated stated) {
    byte[] bytes = stated.sign1().clone();
    return switch (damage.kind()) {
      case NONE -> bytes;
      case ALGORITHM -> flip(bytes, header(bytes).protectedOffset() + PROTECTED_ALGORITHM, LOWEST);
      case KEY_ID -> flip(bytes, find(bytes, kid(stated.kid())), LOWEST);
      case SUBJECT -> flip(bytes, find(bytes, text(stated.device())), LOWEST);
      case AUDIENCE -> flip(bytes, letterOf(bytes, find(bytes, text(stated.fleet()))), LOWEST);
      case ISSUED_AT ->
          flip(bytes, find(bytes, seconds(stated.issuedAt())) + Integer.BYTES, LOWEST);
      case TYPE -> flip(bytes, find(bytes, text(DeviceMessage.TYP)) + VERSION_DIGIT, LOWEST);
      case STRUCTURE -> flip(bytes, ARRAY_HEAD, LOWEST);
      case CIPHERTEXT -> flip(bytes, ciphertext(bytes), LOWEST);
      case SIGNATURE -> flip(bytes, header(bytes).signatureOffset() + 17, LOWEST);
      case CUT -> Arrays.copyOf(bytes, bytes.length * damage.amount() / 1000);
    };
  }

  private static byte[] flip(byte[] bytes, int at, int bit) {
    bytes[at] ^= (byte) bit;
    return bytes;
  }

  private static byte[] kid(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  /** An unsigned integer of four bytes with its head. */
  private static byte[] seconds(long value) {
    return ByteBuffer.allocate(1 + Integer.BYTES).put((byte) 0x1a).putInt((int) value).array();
  }

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  /** The first letter whose neighbour by the lowest bit is a letter too. */
  private static int letterOf(byte[] bytes, int from) {
    int at = from;
    while (!Character.isLetter(bytes[at]) || !Character.isLetter(bytes[at] ^ LOWEST)) {
      at++;
    }
    return at;
  }

  private static int find(byte[] bytes, byte[] known) {
    for (int at = 0; at + known.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + known.length, known, 0, known.length)) {
        return at;
      }
    }
    throw new IllegalStateException("The message does not hold what it was made of");
  }

  private static CoseSign1 header(byte[] bytes) {
    try {
      return CoseSign1.read(bytes);
    } catch (MalformedCborException e) {
      throw new IllegalStateException("Only intact messages are damaged", e);
    }
  }

  /** The middle of the first section's ciphertext. */
  private static int ciphertext(byte[] bytes) {
    try {
      CborReader payload = header(bytes).payloadReader();
      payload.readMapHead();
      payload.readUnsigned();
      payload.readUnsigned();
      payload.readUnsigned();
      payload.readArrayHead();
      SealedSection section = SealedSection.read(payload);
      return section.ciphertextOffset() + section.ciphertextLength() / 2;
    } catch (MalformedCborException e) {
      throw new IllegalStateException("Only messages with a section have a ciphertext", e);
    }
  }
}
