package dev.muster.decrypt;

import java.io.Serializable;
import java.util.Set;

/**
 * What this workload is, and what it could open at all.
 *
 * @param workload name that policies are written for
 * @param dataClasses the classes that the fleet knows; a section of another is {@code
 *     UNKNOWN_CLASS}
 * @param recipients the keys of the classes that this job is given
 * @param cachedKeys most unwrapped content keys that one task keeps in memory, some 400 bytes each
 */
public record DecryptSettings(
    String workload, Set<String> dataClasses, RecipientKeys recipients, int cachedKeys)
    implements Serializable {
  /** Name of the workload unless another is configured. */
  public static final String WORKLOAD = "pipeline";

  /** Enough for 20,000 devices of three classes in one task, in 25 MB. */
  public static final int CACHED_KEYS = 65_536;

  /** Copies what it is given. */
  public DecryptSettings {
    dataClasses = Set.copyOf(dataClasses);
    if (cachedKeys < 1) {
      throw new IllegalArgumentException("at least one content key must be kept");
    }
  }
}
