package dev.muster.message.command;

import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cose.Claims;
import dev.muster.message.cose.CoseLabels;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.cose.ProtectedHeader;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.SignedObject;

/** Writes signed commands. As thread-safe as its signer. */
public final class CommandWriter {
  /** What the body of every command has; parameters of its action follow. */
  private static final int COMMON = 5;

  private final CoseSigner signer;

  /** A writer with the command key. */
  public CommandWriter(CoseSigner signer) {
    this.signer = signer;
  }

  /** Signs and encodes a command. */
  public byte[] write(Command command) {
    return SignedObject.sign(
        protectedHeader(command), ExternalAad.command(command.fleet()), payload(command), signer);
  }

  /** The protected header that {@link #write} signs. */
  public byte[] protectedHeader(Command command) {
    Claims claims =
        Claims.none()
            .with(CoseLabels.ISSUER, command.fleet())
            .with(CoseLabels.AUDIENCE, command.device())
            .with(CoseLabels.EXPIRES_AT, command.expiresAt())
            .with(CoseLabels.NOT_BEFORE, command.notBefore())
            .with(CoseLabels.ID, command.id());
    return new ProtectedHeader(signer.algorithm().coseLabel(), signer.kid(), Command.TYP, claims)
        .encode();
  }

  /** The payload that {@link #write} signs. */
  public static byte[] payload(Command command) {
    Action action = command.action();
    CborWriter out = new CborWriter(128).map(COMMON + action.parameters().size());
    out.integer(1).text(action.kind().wireName()).integer(2).text(command.reason());
    out.integer(3).integer(command.counter()).integer(4).integer(command.epoch());
    out.integer(5).integer(command.lastSequence());
    action.parameters().forEach(given -> given.write(out));
    return out.toByteArray();
  }
}
