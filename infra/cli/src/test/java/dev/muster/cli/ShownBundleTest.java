package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownBundleTest {
  private static final String NONE = "policies: []\n";

  @Test
  void showsABundleAsItWasWritten() {
    ShownBundle shown = policies(NONE);
    assertThat(shown.text()).isEqualTo("# policy version 4\n# p.yaml\npolicies: []");
    assertThat(shown.view())
        .containsEntry("policy_version", 4L)
        .containsEntry("expires_at", "1970-01-01T00:00:00Z")
        .containsEntry("problems", List.of());
  }

  @Test
  void saysWhyABundleThatWasSignedAllTheSameHasNoEffect() {
    ShownBundle shown = policies(NONE + "oops: 1\n");
    String problem = "p.yaml:2: `oops` is not known here: write one of policies";
    assertThat(shown.text())
        .contains("\n# without effect, since it was signed with a problem: " + problem + "\n");
    assertThat(shown.view()).containsEntry("problems", List.of(problem));
  }

  private static ShownBundle policies(String text) {
    return new ShownBundle(
        BundleKind.POLICY, TextBundle.of(4, 0, List.of(new TextDocument("p.yaml", text))));
  }
}
