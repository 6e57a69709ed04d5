package dev.muster.connectors.keys;

import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPrivateKey;
import dev.muster.message.key.UnusableKeyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.util.Collections;

/** A PKCS#12 file with one P-256 key, read by an explicit Bouncy Castle, whoever wrote it. */
final class KeyStoreFile {
  private static final String TYPE = "PKCS12";
  private static final Provider PROVIDER = CryptoProvider.bouncyCastle().provider();

  private KeyStoreFile() {}

  /**
   * Opens a key store.
   *
   * @throws KeysUnavailableException if it is not there, may not be read, has another password, or
   *     holds no P-256 key
   */
  static RawPrivateKey open(Path file, Path passwordFile) {
    KeyStorePassword password = KeyStorePassword.read(passwordFile);
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(TYPE, PROVIDER);
      load(
          store,
          in,
          password,
          "%s does not open with the password in %s: restore the two together from a backup."
              .formatted(file, passwordFile));
      return key(store, file);
    } catch (NoSuchFileException e) {
      throw new KeysUnavailableException(
          "There is no key store at %s: run ./muster init, or name the directory that holds the keys."
              .formatted(file),
          e);
    } catch (AccessDeniedException e) {
      throw new KeysUnavailableException(
          "The key store %s may not be read by this user: run as its owner, or change the owner."
              .formatted(file),
          e);
    } catch (GeneralSecurityException | IOException e) {
      throw new KeysUnavailableException(
          "The key store %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** A wrong password and a damaged file look the same to a key store. */
  private static void load(
      KeyStore store, InputStream in, KeyStorePassword password, String otherwise) {
    try {
      store.load(in, password.reveal());
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new KeysUnavailableException(otherwise, e);
    }
  }

  private static RawPrivateKey key(KeyStore store, Path file) throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      Key key = store.getKey(alias, null);
      if (key != null) {
        return p256(key, file);
      }
    }
    throw new KeysUnavailableException(
        "The key store %s holds no private key: restore it from a backup.".formatted(file));
  }

  private static RawPrivateKey p256(Key key, Path file) {
    try {
      return RawPrivateKey.fromPkcs8(KeyTypes.P256, key.getEncoded());
    } catch (UnusableKeyException e) {
      throw new KeysUnavailableException(
          "The key in %s is not on the curve P-256: restore it from a backup.".formatted(file), e);
    }
  }
}
