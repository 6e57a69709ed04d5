package dev.muster.dispatch;

import dev.muster.message.command.Command;
import dev.muster.message.command.CommandWriter;
import dev.muster.message.signature.CoseSigner;
import dev.muster.remediate.Intent;
import dev.muster.schemas.CommandEnvelopeCodec;

/** Makes values of the command topic. As thread-safe as its signer. */
public final class CommandIssue {
  private static final long MILLIS = 1000;

  private final String fleet;
  private final CommandWriter writer;

  /**
   * @param dispatcher the command key
   */
  public CommandIssue(String fleet, CoseSigner dispatcher) {
    this.fleet = fleet;
    this.writer = new CommandWriter(dispatcher);
  }

  /** Signs what an issued intent says, and nothing else. */
  public byte[] sign(Intent intent) {
    return CommandEnvelopeCodec.encode(intent.device(), writer.write(command(intent)));
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
        intent.action().wireName(),
        intent.reason(),
        intent.until() == Intent.NO_END ? Command.NO_END : intent.until() / MILLIS);
  }
}
