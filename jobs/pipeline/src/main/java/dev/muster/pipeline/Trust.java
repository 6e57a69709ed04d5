package dev.muster.pipeline;

import dev.muster.control.root.PinnedRoot;
import dev.muster.control.root.RootDocument;
import dev.muster.control.root.RootRefusedException;
import dev.muster.pipeline.config.PipelineConfig;
import java.io.IOException;
import java.nio.file.Files;

/** Reads the root document of a configuration. */
final class Trust {
  private Trust() {}

  /**
   * @throws RootRefusedException if the document is not the pinned one
   * @throws UnusableTrustException if it can't be read or is of another fleet
   */
  static PinnedRoot pinned(PipelineConfig config) {
    PinnedRoot root = new PinnedRoot(bytes(config), config.control().rootSha256());
    RootDocument document = root.document();
    if (!document.fleet().equals(config.fleet())) {
      throw new UnusableTrustException(
          "The root document is of fleet `%s`, but the configuration says `%s`: correct one of them."
              .formatted(document.fleet(), config.fleet()));
    }
    return root;
  }

  private static byte[] bytes(PipelineConfig config) {
    try {
      return Files.readAllBytes(config.control().root());
    } catch (IOException e) {
      throw new UnusableTrustException(
          "The root document `%s` can't be read: make one with `muster init`, or correct `control.root`."
              .formatted(config.control().root()));
    }
  }
}
