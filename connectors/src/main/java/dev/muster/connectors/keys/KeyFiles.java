package dev.muster.connectors.keys;

import dev.muster.control.root.Role;
import java.nio.file.Path;

/** Names of the files in a directory of keys. */
final class KeyFiles {
  private KeyFiles() {}

  static Path root(Path keys) {
    return keys.resolve("root.json");
  }

  static Path rootDigest(Path keys) {
    return keys.resolve("root.sha256");
  }

  static Path password(Path keys) {
    return keys.resolve("password");
  }

  static Path role(Path keys, Role role) {
    return keys.resolve(role.fileName() + ".p12");
  }

  static Path recipient(Path keys, String dataClass) {
    return keys.resolve("recipient-" + dataClass + ".p12");
  }
}
