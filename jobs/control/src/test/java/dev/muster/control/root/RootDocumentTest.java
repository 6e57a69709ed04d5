package dev.muster.control.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.control.ControlFixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RootDocumentTest {
  private static final RootDocument ROOT = ControlFixture.root();
  private static final String JSON = new String(ROOT.toJson(), StandardCharsets.UTF_8);

  @Test
  void readsWhatItWrites() {
    assertThat(read(JSON)).isEqualTo(ROOT);
  }

  @Test
  void takesThePinInEitherCase() {
    byte[] json = ROOT.toJson();
    assertThat(RootDocument.pinned(json, RootDigest.of(json).toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(ROOT);
  }

  @Test
  void refusesADocumentThatIsNotThePinnedOne() {
    byte[] json = ROOT.toJson();
    String pin = RootDigest.of(json);
    json[json.length - 1] = ' ';
    assertThatThrownBy(() -> RootDocument.pinned(json, pin))
        .isInstanceOf(RootRefusedException.class)
        .hasMessage(
            "The root document is refused: its SHA-256 is %s, but %s is pinned in the configuration.",
            RootDigest.of(json), pin);
  }

  @Test
  void refusesAKidThatStandsTwice() {
    RoleKey key = ROOT.roleKeys().get(0);
    RoleKey again = new RoleKey(Role.REVOKER, key.kid(), key.algorithm(), key.spki());
    assertThatThrownBy(() -> new RootDocument("f", List.of(key, again), List.of()))
        .isInstanceOf(RootRefusedException.class)
        .hasMessageContaining("stands in it twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"registrar\"|\"janitor\"|the role janitor is unknown",
        "\"revoker\"|\"registrar\"|a name stands twice",
        "\"threshold\" : 1|\"threshold\" : 2|the threshold of the role registrar is not 1",
        "\"ES256\"|\"ES999\"|the algorithm of a key of the role registrar is unknown",
        "\"muster-root\" : 1|\"muster-root\" : 2|its muster-root is not 1",
        "\"fleet\" : \"test-fleet\"|\"fleet\" : \"a b\"|its fleet is not 1 to 64 characters",
        "\"fleet\"|\"flotilla\"|the document has no fleet",
        "\"operational\"|\"Operational\"|is not a data class",
        "\"spki\" : \"M|\"spki\" : \"?|is not a key of its algorithm",
        "\"kid\" : \"|\"kid\" : \"00|is not that of its spki",
        "{|[|it is not JSON"
      })
  void namesTheDefectInOneSentence(String good, String bad, String defect) {
    int at = JSON.indexOf(good);
    assertThat(at).isNotNegative();
    String defective = JSON.substring(0, at) + bad + JSON.substring(at + good.length());
    assertThatThrownBy(() -> read(defective))
        .isInstanceOf(RootRefusedException.class)
        .hasMessageStartingWith("The root document is refused: ")
        .hasMessageContaining(defect);
  }

  private static RootDocument read(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return RootDocument.pinned(bytes, RootDigest.of(bytes));
  }
}
