package dev.muster.connectors.keys;

import dev.muster.control.root.Role;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.ProviderSigner;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * Says where a role's signing key is, so that a task can open it. Holds no key: a job graph may
 * carry it.
 *
 * @param directory directory that a {@link KeyCeremony} made
 */
public record StoredSigner(String directory, Role role) implements Serializable {

  /**
   * Opens the key.
   *
   * @throws KeysUnavailableException if it can't be
   */
  public CoseSigner open() {
    return new ProviderSigner(RoleKeys.open(Path.of(directory), role), CryptoProvider.fastest());
  }
}
