package dev.muster.pipeline;

import dev.muster.control.root.PinnedRoot;
import dev.muster.control.root.RootDocument;
import dev.muster.control.root.RootRefusedException;
import dev.muster.pipeline.config.ControlConfig;
import dev.muster.pipeline.config.PipelineConfig;
import java.io.IOException;
import java.nio.file.Files;

/** Reads the root document of a configuration. */
final class RootLoading {
  private RootLoading() {}

  /** As {@link #pinned(ControlConfig, String)}, of a pipeline's configuration. */
  static PinnedRoot pinned(PipelineConfig config) {
    return pinned(config.control(), config.fleet());
  }

  /**
   * @throws RootRefusedException if the document is not the pinned one
   * @throws UnusableTrustException if it can't be read or is of another fleet
   */
  static PinnedRoot pinned(ControlConfig control, String fleet) {
    PinnedRoot root = new PinnedRoot(bytes(control), control.rootSha256());
    RootDocument document = root.document();
    if (!document.fleet().equals(fleet)) {
      throw new UnusableTrustException(
          "The root document is of fleet `%s`, but the configuration says `%s`: correct one of them."
              .formatted(document.fleet(), fleet));
    }
    return root;
  }

  private static byte[] bytes(ControlConfig control) {
    try {
      return Files.readAllBytes(control.root());
    } catch (IOException e) {
      throw new UnusableTrustException(
          "The root document `%s` can't be read: make one with `muster init`, or correct `control.root`."
              .formatted(control.root()));
    }
  }
}
