package dev.muster.connectors.keys;

import dev.muster.decrypt.RecipientKeys;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.section.RecipientPrivateKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says where the keys are that open sections, so that a task can read them. Holds no key: a job
 * graph may carry it.
 *
 * @param directory directory with a {@code recipient-CLASS.p12} for each class that the job may
 *     ever open, and their {@code password}; null for a job that opens nothing
 */
public record StoredRecipients(@Nullable String directory) implements RecipientKeys {
  private static final String PREFIX = "recipient-";
  private static final String SUFFIX = ".p12";

  /**
   * Reads every key of the directory.
   *
   * @throws KeysUnavailableException if one can't be read, or the directory can't
   */
  @Override
  public Map<String, RecipientPrivateKey> open() {
    Map<String, RecipientPrivateKey> keys = new TreeMap<>();
    if (directory == null) {
      return keys;
    }
    Path stores = Path.of(directory);
    try (DirectoryStream<Path> found = Files.newDirectoryStream(stores, PREFIX + "*" + SUFFIX)) {
      for (Path store : found) {
        String name = store.getFileName().toString();
        String dataClass = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
        keys.put(dataClass, key(stores, dataClass));
      }
      return keys;
    } catch (IOException e) {
      throw new KeysUnavailableException(
          "Directory %s can't be read: name the one that holds the recipient keys."
              .formatted(stores),
          e);
    }
  }

  private static RecipientPrivateKey key(Path stores, String dataClass) {
    try {
      return RecipientPrivateKey.fromPkcs8(RoleKeys.openRecipient(stores, dataClass).revealPkcs8());
    } catch (UnusableKeyException e) {
      throw new KeysUnavailableException(
          "The recipient key of the class " + dataClass + " in " + stores + " is none on P-256.",
          e);
    }
  }
}
