package dev.muster.connectors.keys;

import dev.muster.control.root.Role;
import dev.muster.message.signature.SigningKey;
import java.nio.file.Path;

/** The private keys of a directory that a {@link KeyCeremony} made. */
public final class RoleKeys {
  private RoleKeys() {}

  /**
   * Opens the signing key of a role.
   *
   * @throws KeysUnavailableException if the key store or its password is missing, may not be read,
   *     or does not fit; shared permissions are only logged
   */
  public static SigningKey open(Path keys, Role role) {
    return open(keys, KeyFiles.role(keys, role));
  }

  /**
   * Opens the key that sections of a data class are sealed for.
   *
   * @throws KeysUnavailableException as {@link #open(Path, Role)}
   */
  public static SigningKey openRecipient(Path keys, String dataClass) {
    return open(keys, KeyFiles.recipient(keys, dataClass));
  }

  private static SigningKey open(Path keys, Path store) {
    Path password = KeyFiles.password(keys);
    SigningKey key = KeyStoreFile.open(store, password);
    PrivateFiles.warnIfShared(store);
    PrivateFiles.warnIfShared(password);
    return key;
  }
}
