package dev.muster.simulator.script;

import dev.muster.message.Acknowledgement;
import dev.muster.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param ordinal which of the device's readings it carries
 * @param readAt moment of the reading in milliseconds since the start of the script
 * @param fault what is wrong with its first section
 * @param answer what became of a command; null unless it acknowledges a real one
 */
public record Statement(
    MessageType type,
    long ordinal,
    long readAt,
    Distortion distortion,
    SectionFault fault,
    @Nullable Acknowledgement answer) {

  /** What a working device says. */
  public static Statement of(MessageType type, long ordinal, long readAt) {
    return new Statement(type, ordinal, readAt, Distortion.NONE, SectionFault.NONE, null);
  }

  /** The same as another type of message. */
  public Statement as(MessageType other) {
    return new Statement(other, ordinal, readAt, distortion, fault, answer);
  }

  /** The same with sensors in another condition. */
  public Statement read(Distortion other) {
    return new Statement(type, ordinal, readAt, other, fault, answer);
  }

  /** The same with another fault of its first section. */
  public Statement sealed(SectionFault other) {
    return new Statement(type, ordinal, readAt, distortion, other, answer);
  }

  /** The answer to a command. */
  public Statement answering(Acknowledgement acknowledgement) {
    return new Statement(
        MessageType.ACKNOWLEDGEMENT, ordinal, readAt, distortion, fault, acknowledgement);
  }
}
