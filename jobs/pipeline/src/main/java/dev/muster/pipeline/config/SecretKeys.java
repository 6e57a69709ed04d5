package dev.muster.pipeline.config;

import dev.muster.connectors.secret.SecretRule;
import java.util.Map;

/** Notes what a configuration gives of secrets in a way that it must not. */
final class SecretKeys {
  private SecretKeys() {}

  /** Notes a problem for each literal secret; the value itself is never repeated. */
  static void refuseLiterals(Section section, String group, Map<String, String> properties) {
    properties.forEach(
        (key, value) -> {
          if (SecretRule.isLiteral(key, value)) {
            section.problem(
                group + "." + key,
                "holds a secret in plain text; write `file:/path/of/secret` or `env:NAME` instead");
          }
        });
  }

  /**
   * Notes a problem for each secret, a reference too. Flink resolves none, and shows its options in
   * every job graph and over REST.
   */
  static void refuseAll(Section section, String group, Map<String, String> properties) {
    properties.forEach(
        (key, value) -> {
          if (SecretRule.isSecret(key) || SecretRule.hidesSecret(value)) {
            section.problem(
                group + "." + key,
                "holds a secret, which Flink would show in its job graph: give it in the Flink"
                    + " configuration of the cluster itself; `run` listens on this machine only and"
                    + " needs none");
          }
        });
  }
}
