package dev.muster.connectors.keys;

import java.nio.file.Path;
import java.util.List;

/**
 * What a key ceremony made. Holds no secret.
 *
 * @param rootSha256 SHA-256 of the root document in hex, to be pinned in configurations
 * @param files names of the files in the directory
 */
public record KeyReport(Path directory, String fleet, String rootSha256, List<String> files) {

  /** Says to a person, in one line, what was added to keys that were there. */
  public String additionSummary() {
    return "Made %s in %s for roles that the root document did not name, and the document anew; its SHA-256 is %s now."
        .formatted(
            files.isEmpty() ? "no key store" : String.join(", ", files), directory, rootSha256);
  }

  /** Says it to a person, in one line. */
  public String summary() {
    return "Made a root document for the fleet %s and %s key stores in %s; its SHA-256 is %s."
        .formatted(
            fleet, files.stream().filter(f -> f.endsWith(".p12")).count(), directory, rootSha256);
  }
}
