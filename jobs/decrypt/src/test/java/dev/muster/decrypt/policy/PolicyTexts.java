package dev.muster.decrypt.policy;

import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import java.util.List;

/** Policy bundles for tests. */
public final class PolicyTexts {
  /** Permits both purposes for the class {@code operational}. */
  public static final String OPERATIONAL =
      """
      policies:
        - name: operational-for-all
          effect: permit
          workload: pipeline
          purpose: [store, detect]
          classes: [operational]
      """;

  private PolicyTexts() {}

  /** A bundle of one document. */
  public static TextBundle bundle(long version, String text) {
    return bundle(version, text, Long.MAX_VALUE);
  }

  /** A bundle of one document that expires. */
  public static TextBundle bundle(long version, String text, long expiresAt) {
    return TextBundle.of(version, expiresAt, List.of(new TextDocument("policies.yaml", text)));
  }

  /** A policy with fields of choice besides name, workload and class. */
  public static String policy(String name, String fields) {
    return """
          - name: %s
            workload: pipeline
            classes: [operational]
            %s
        """
        .formatted(name, fields.strip().replace("\n", "\n    "));
  }
}
