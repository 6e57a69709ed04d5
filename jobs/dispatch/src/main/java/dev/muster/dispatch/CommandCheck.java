package dev.muster.dispatch;

import dev.muster.control.root.Role;
import dev.muster.control.root.RoleKey;
import dev.muster.control.root.RootDocument;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.command.Command;
import dev.muster.message.command.CommandParser;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.cose.ProtectedHeader;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.signature.CoseVerifier;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.schemas.CommandEnvelopeCodec;
import dev.muster.schemas.MalformedEnvelopeException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells what dispatch wrote from what others put on the command topic.
 *
 * <p>Guaranteed: a command that is returned was signed for this fleet by a key whose role is {@code
 * dispatcher}; any bytes at all are judged. Not judged: expiry, and whether the command stands
 * there twice. Not thread-safe.
 */
public final class CommandCheck {
  private final String fleet;
  private final Map<Long, PublicVerificationKey> keys = new HashMap<>();
  private final CoseVerifier verifier;
  private final byte[] aad;
  private final byte[] claimAad;

  /** A check by the keys of a root document. */
  public CommandCheck(RootDocument root) {
    CryptoProvider provider = CryptoProvider.fastest();
    this.fleet = root.fleet();
    this.verifier = new CoseVerifier(provider);
    this.aad = CoseVerifier.wrap(ExternalAad.command(fleet));
    this.claimAad = CoseVerifier.wrap(CheckpointClaim.aad(fleet));
    root.roleKeys().stream()
        .filter(key -> key.role() == Role.DISPATCHER)
        .forEach(key -> keys.put(key.kid(), publicKey(key, provider)));
  }

  /** The command in a Kafka value, null included, or empty if dispatch did not write it. */
  public Optional<Command> genuine(byte[] value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      CoseSign1 signed = CoseSign1.read(CommandEnvelopeCodec.decode(value));
      Command command = CommandParser.parse(signed);
      return isSigned(signed, aad) && command.fleet().equals(fleet)
          ? Optional.of(command)
          : Optional.empty();
    } catch (MalformedCborException | MalformedEnvelopeException e) {
      return Optional.empty();
    }
  }

  /**
   * The checkpoint that covers a command, or empty if dispatch did not say so of these bytes.
   *
   * @param claim its header, or null where it has none
   */
  public OptionalLong checkpoint(byte[] value, byte[] claim) {
    if (value == null || claim == null) {
      return OptionalLong.empty();
    }
    try {
      CoseSign1 signed = CoseSign1.read(claim);
      CheckpointClaim claimed = CheckpointClaim.read(signed);
      return isSigned(signed, claimAad) && claimed.isAbout(value)
          ? OptionalLong.of(claimed.checkpoint())
          : OptionalLong.empty();
    } catch (MalformedCborException e) {
      return OptionalLong.empty();
    }
  }

  private boolean isSigned(CoseSign1 signed, byte[] context) throws MalformedCborException {
    ProtectedHeader header = ProtectedHeader.read(signed);
    PublicVerificationKey key = keys.get(header.kid());
    return key != null
        && SignatureAlgorithm.fromCose(header.algorithm())
            .filter(key.algorithm()::equals)
            .isPresent()
        && verifier.verifyWrapped(signed, context, key);
  }

  private static PublicVerificationKey publicKey(RoleKey key, CryptoProvider provider) {
    try {
      return PublicVerificationKey.fromSpki(key.algorithm(), key.spki(), provider);
    } catch (UnusableKeyException e) {
      throw new IllegalArgumentException(key + " of the root document cannot be used", e);
    }
  }
}
