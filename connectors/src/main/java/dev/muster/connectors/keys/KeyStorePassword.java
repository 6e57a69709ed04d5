package dev.muster.connectors.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The password of key stores. Secret: never printed, and revealed only to key stores. */
final class KeyStorePassword {
  private static final int RANDOM_BYTES = 24;

  private final String secret;

  private KeyStorePassword(String secret) {
    this.secret = secret;
  }

  static KeyStorePassword generate(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new KeyStorePassword(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  static KeyStorePassword read(Path file) {
    try {
      return new KeyStorePassword(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      throw new KeysUnavailableException(
          "There is no key store password at %s: run ./muster init, or restore the file from a backup."
              .formatted(file),
          e);
    } catch (AccessDeniedException e) {
      throw new KeysUnavailableException(
          "The key store password at %s may not be read by this user: run as its owner, or change the owner."
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new KeysUnavailableException(
          "The key store password at %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** Returns the secret for a key store call. */
  char[] reveal() {
    return secret.toCharArray();
  }

  /** Returns the secret as the content of its file. */
  byte[] revealFile() {
    return (secret + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "KeyStorePassword[redacted]";
  }
}
