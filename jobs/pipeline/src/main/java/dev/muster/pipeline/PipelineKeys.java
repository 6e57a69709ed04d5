package dev.muster.pipeline;

import dev.muster.connectors.keys.StoredSigner;
import dev.muster.control.root.Role;
import dev.muster.control.root.RootDocument;
import dev.muster.pipeline.config.PipelineConfig;
import java.util.Objects;

/** The keys that the tasks of a pipeline will open. */
final class PipelineKeys {
  private PipelineKeys() {}

  /**
   * Opens each once and forgets it: a missing key or a wrong password is to be said at once, and
   * not by a task that starts again and again.
   *
   * @throws dev.muster.connectors.keys.KeysUnavailableException if one can't be opened
   */
  static void require(PipelineConfig config, RootDocument root) {
    String deciding = config.remediate().keys().toString();
    Objects.requireNonNull(new StoredSigner(deciding, Role.STAGE_REMEDIATE).open());
    Objects.requireNonNull(config.decrypt().settings(root).recipients().open());
  }
}
