package dev.muster.pipeline.config;

import dev.muster.connectors.keys.StoredRecipients;
import dev.muster.control.root.RecipientKey;
import dev.muster.control.root.RootDocument;
import dev.muster.decrypt.DecryptSettings;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the job may open at all; policy says what of it is opened.
 *
 * @param workload the name that policies are written for
 * @param keys directory with the recipient key stores of the classes that the job may ever open;
 *     null for a job that opens nothing
 * @param cachedKeys unwrapped content keys that each task keeps in memory
 */
public record DecryptConfig(String workload, @Nullable Path keys, int cachedKeys) {

  /** A job that opens nothing. */
  public static DecryptConfig nothing() {
    return new DecryptConfig(DecryptSettings.WORKLOAD, null, DecryptSettings.CACHED_KEYS);
  }

  /** The default workload with the recipient keys of a directory. */
  public static DecryptConfig with(Path keys) {
    return new DecryptConfig(DecryptSettings.WORKLOAD, keys, DecryptSettings.CACHED_KEYS);
  }

  static DecryptConfig read(Section decrypt) {
    String keys = decrypt.text("keys", "");
    return new DecryptConfig(
        decrypt.text("workload", DecryptSettings.WORKLOAD),
        keys.isEmpty() ? null : Path.of(keys),
        decrypt.positive("cached-keys", DecryptSettings.CACHED_KEYS));
  }

  /** These settings for the classes that a root document names. */
  public DecryptSettings settings(RootDocument root) {
    return new DecryptSettings(
        workload,
        root.recipients().stream().map(RecipientKey::dataClass).collect(Collectors.toSet()),
        new StoredRecipients(keys == null ? null : keys.toString()),
        cachedKeys);
  }
}
