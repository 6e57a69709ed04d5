package dev.muster.local.replay;

import dev.muster.connectors.keys.RootFile;
import dev.muster.control.root.PinnedRoot;
import dev.muster.control.root.RootDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The root document beside a recording. It is public; a recording without it proves nothing, since
 * no control record in it could be believed.
 */
public final class RecordedRoot {
  private static final String FILE = "root.json";

  private RecordedRoot() {}

  /** Puts the root document of a data directory's keys into a recording. */
  public static void keep(PinnedRoot root, Path recording) throws IOException {
    Files.write(file(recording), root.json());
  }

  static Path file(Path recording) {
    return recording.resolve(FILE);
  }

  /**
   * @throws ReplayFailedException if the recording holds none
   */
  static PinnedRoot open(Path recording) {
    Path file = file(recording);
    try {
      return RootFile.open(file, RootDigest.of(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new ReplayFailedException(
          "There is no recording in %s: name a directory that `./muster demo --record DIR` wrote."
              .formatted(recording),
          e);
    }
  }
}
