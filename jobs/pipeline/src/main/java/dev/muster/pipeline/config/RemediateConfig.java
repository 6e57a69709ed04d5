package dev.muster.pipeline.config;

import java.nio.file.Path;

/**
 * How decisions are handed to dispatch.
 *
 * @param keys directory with the key store of the role {@code stage:remediate}, which signs them
 */
public record RemediateConfig(Path keys) {

  static RemediateConfig read(Section remediate) {
    return new RemediateConfig(Path.of(remediate.required("keys", "/etc/muster/remediate")));
  }
}
