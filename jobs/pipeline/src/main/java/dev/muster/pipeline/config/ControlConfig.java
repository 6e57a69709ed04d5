package dev.muster.pipeline.config;

import java.nio.file.Path;

/**
 * Where trust starts.
 *
 * @param root the root document: which key may sign what
 * @param rootSha256 its pinned digest, 64 lower-case hex digits; a document with another digest is
 *     refused
 */
public record ControlConfig(Path root, String rootSha256) {

  static ControlConfig read(Section control) {
    String root = control.required("root", "/etc/muster/root.json");
    String digest = control.required("root-sha256", "0".repeat(64));
    if (!digest.matches("[0-9a-f]{64}")) {
      control.problem("root-sha256", "must be 64 lower-case hex digits, as `sha256sum` prints");
    }
    return new ControlConfig(Path.of(root), digest);
  }
}
