package dev.muster.connectors.keys;

import dev.muster.control.root.Role;
import dev.muster.message.key.RawPrivateKey;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import java.nio.file.Path;

/** The private keys of a directory that a {@link KeyCeremony} made. */
public final class RoleKeys {
  /** What every role signs with. */
  static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.ES256;

  private RoleKeys() {}

  /**
   * Opens the signing key of a role.
   *
   * @throws KeysUnavailableException if the key store or its password is missing, may not be read,
   *     or does not fit; shared permissions are only logged
   */
  public static SigningKey open(Path keys, Role role) {
    return new SigningKey(ALGORITHM, open(keys, KeyFiles.role(keys, role)));
  }

  /**
   * Opens the key that sections of a data class are sealed for.
   *
   * @throws KeysUnavailableException as {@link #open(Path, Role)}
   */
  public static RawPrivateKey openRecipient(Path keys, String dataClass) {
    return open(keys, KeyFiles.recipient(keys, dataClass));
  }

  private static RawPrivateKey open(Path keys, Path store) {
    Path password = KeyFiles.password(keys);
    RawPrivateKey key = KeyStoreFile.open(store, password);
    PrivateFiles.warnIfShared(store);
    PrivateFiles.warnIfShared(password);
    return key;
  }
}
