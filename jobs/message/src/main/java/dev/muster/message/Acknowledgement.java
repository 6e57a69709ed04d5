package dev.muster.message;

import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cbor.MalformedCborException;
import java.util.Optional;

/**
 * What became of a command, as its audience reports it.
 *
 * @param command id of the command, 16 bytes
 * @param reason for people; empty when there is nothing to say
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Acknowledgement(
    byte[] command, long counter, Outcome outcome, Optional<String> reason) {
  /** Size of a command's id. */
  public static final int COMMAND_ID_BYTES = 16;

  /** What became of a command. */
  public enum Outcome {
    /** The device did it. */
    EXECUTED,
    /** The device verified it and will not do it: expired, another epoch, not permitted. */
    REFUSED,
    /** The device tried and could not. */
    FAILED
  }

  static Acknowledgement read(CborReader in) throws MalformedCborException {
    int items = in.readArrayHead();
    if (items != 3 && items != 4) {
      throw new MalformedCborException("an acknowledgement of other than three or four parts");
    }
    byte[] command = in.readBytes();
    if (command.length != COMMAND_ID_BYTES) {
      throw new MalformedCborException("a command id of other than 16 bytes");
    }
    long counter = in.readUnsigned();
    long outcome = in.readUnsigned();
    if (outcome >= Outcome.values().length) {
      throw new MalformedCborException("an unknown outcome");
    }
    Optional<String> reason =
        items == 4 ? Optional.of(in.readText(MessageLimits.MAX_REASON_BYTES)) : Optional.empty();
    return new Acknowledgement(command, counter, Outcome.values()[(int) outcome], reason);
  }

  @SuppressWarnings("EnumOrdinal") // The order is that of the specification.
  void write(CborWriter out) {
    out.array(reason.isPresent() ? 4 : 3)
        .bytes(command)
        .integer(counter)
        .integer(outcome.ordinal());
    reason.ifPresent(out::text);
  }
}
