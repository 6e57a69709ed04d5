package dev.muster.detect.operator;

import dev.muster.detect.settings.DetectorSection;

/**
 * A kind of detector.
 *
 * @param name its group of keys below {@code detect} in the configuration, and the uid of its
 *     operator, behind which further ones add a suffix: a stored contract
 * @param reader reads its settings
 */
record DetectorKind(String name, Reader reader) {

  /** Reads the settings of a detector. */
  interface Reader {

    /**
     * A detector as a section says.
     *
     * @param version version of its rule, part of every finding's id
     * @throws IllegalArgumentException if the settings can't be meant; says why
     */
    Detector read(long version, DetectorSection section);
  }
}
