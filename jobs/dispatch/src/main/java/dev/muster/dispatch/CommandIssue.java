package dev.muster.dispatch;

import dev.muster.message.command.Command;
import dev.muster.message.command.CommandWriter;
import dev.muster.message.signature.CoseSigner;
import dev.muster.remediate.Intent;
import dev.muster.schemas.CommandEnvelopeCodec;

/** Makes values of the command topic. As thread-safe as its signer. */
public final class CommandIssue {
  private final String fleet;
  private final CoseSigner dispatcher;
  private final CommandWriter writer;

  /**
   * @param dispatcher the command key
   */
  public CommandIssue(String fleet, CoseSigner dispatcher) {
    this.fleet = fleet;
    this.dispatcher = dispatcher;
    this.writer = new CommandWriter(dispatcher);
  }

  /** Signs what an issued intent says, and nothing else. */
  public byte[] sign(Intent intent) {
    return CommandEnvelopeCodec.encode(intent.device(), writer.write(command(intent)));
  }

  /**
   * Signs which checkpoint covers a command: the header that stands beside it.
   *
   * @param value what {@link #sign} made
   */
  public byte[] claim(long checkpoint, byte[] value) {
    return CheckpointClaim.of(checkpoint, value).sign(fleet, dispatcher);
  }

  /** Signs that no checkpoint covers a command: it was sent again by hand. */
  public byte[] claimNone(byte[] value) {
    return claim(CheckpointClaim.NONE, value);
  }

  private Command command(Intent intent) {
    return new Command(
        intent.idBytes(),
        fleet,
        intent.device(),
        intent.notBefore(),
        intent.expiresAt(),
        intent.counter(),
        intent.epoch(),
        intent.lastSequence(),
        intent.action(),
        intent.reason());
  }
}
