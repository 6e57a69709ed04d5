package dev.muster.simulator.script;

import dev.muster.message.MessageType;

/**
 * A message before it is sealed and signed.
 *
 * @param device number of the device that it claims to come from
 * @param named key whose id it states
 * @param issuedAt device time in milliseconds since the start of the script
 */
public record Draft(
    int device,
    KeyRef signer,
    KeyRef named,
    Protocol protocol,
    long epoch,
    long sequence,
    long issuedAt,
    Statement statement) {

  /** The same message signed by another key than the one it names. */
  public Draft signedBy(KeyRef other) {
    return new Draft(device, other, named, protocol, epoch, sequence, issuedAt, statement);
  }

  /** The same message signed by another key, which it names. */
  public Draft withKey(KeyRef other) {
    return new Draft(device, other, other, protocol, epoch, sequence, issuedAt, statement);
  }

  /** The same message with another header. */
  public Draft with(Protocol other) {
    return new Draft(device, signer, named, other, epoch, sequence, issuedAt, statement);
  }

  /** The same message under another number. */
  public Draft at(long otherEpoch, long otherSequence) {
    return new Draft(
        device, signer, named, protocol, otherEpoch, otherSequence, issuedAt, statement);
  }

  /** The same message issued at another time. */
  public Draft issuedAt(long other) {
    return new Draft(device, signer, named, protocol, epoch, sequence, other, statement);
  }

  /** The same message as another type. */
  public Draft as(MessageType other) {
    return saying(statement.as(other));
  }

  /** The same message with other content. */
  public Draft saying(Statement other) {
    return new Draft(device, signer, named, protocol, epoch, sequence, issuedAt, other);
  }
}
