package dev.muster.simulator.agent;

import dev.muster.control.root.Role;
import dev.muster.control.root.RoleKey;
import dev.muster.control.root.RootDocument;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.signature.CoseVerifier;
import dev.muster.message.signature.PublicVerificationKey;

/** The one key that commands of a fleet are signed with, as devices know it. Not thread-safe. */
public final class CommandKey {
  private final String fleet;
  private final RoleKey named;
  private final PublicVerificationKey key;
  private final CoseVerifier verifier;
  private final byte[] externalAad;

  private CommandKey(RootDocument root, RoleKey named, CryptoProvider provider)
      throws UnusableKeyException {
    this.fleet = root.fleet();
    this.named = named;
    this.key = PublicVerificationKey.fromSpki(named.algorithm(), named.spki(), provider);
    this.verifier = new CoseVerifier(provider);
    this.externalAad = CoseVerifier.wrap(ExternalAad.command(root.fleet()));
  }

  /** The key that the root document gives to the dispatcher. */
  public static CommandKey of(RootDocument root, CryptoProvider provider) {
    RoleKey named =
        root.roleKeys().stream()
            .filter(each -> each.role() == Role.DISPATCHER)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("The root document has no dispatcher"));
    try {
      return new CommandKey(root, named, provider);
    } catch (UnusableKeyException e) {
      throw new IllegalStateException(named + " of the root document cannot be used", e);
    }
  }

  String fleet() {
    return fleet;
  }

  /** The key's identifier. */
  public long kid() {
    return named.kid();
  }

  boolean verifies(CoseSign1 signed) {
    return verifier.verifyWrapped(signed, externalAad, key);
  }
}
