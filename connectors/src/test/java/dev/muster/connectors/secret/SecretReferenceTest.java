package dev.muster.connectors.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferenceTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "s3cret | s3cret",
        "s3cret\\n | s3cret",
        "s3cret\\r\\n | s3cret",
        "s3cret\\n\\n | s3cret\\n",
        "\" s3cret \\n\" | \" s3cret \"",
        "\\n | \"\""
      })
  void takesExactlyOneLineEndOff(String content, String secret) throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), content.translateEscapes());

    assertThat(SecretReference.of("file:" + file).orElseThrow().resolve("It"))
        .isEqualTo(secret.translateEscapes());
  }

  @Test
  void readsTheEnvironment() {
    assertThat(SecretReference.of("env:PATH").orElseThrow().resolve("It"))
        .isEqualTo(System.getenv("PATH"));
  }

  @Test
  void saysWhatLeadsNowhereAndWhatToDo() {
    assertThatThrownBy(() -> SecretReference.of("env:MUSTER_NO_SUCH").orElseThrow().resolve("It"))
        .isInstanceOf(SecretUnresolvedException.class)
        .hasMessage(
            "It refers to env:MUSTER_NO_SUCH, but that variable isn't set: set it and start"
                + " again.");
    assertThatThrownBy(() -> SecretReference.of("file:/no/such/secret").orElseThrow().resolve("It"))
        .isInstanceOf(SecretUnresolvedException.class)
        .hasMessage(
            "It refers to file:/no/such/secret, but that file can't be read: create it or correct"
                + " the path.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "env:", "env:1A", "env:A B", "file:", "file:secret", "FILE:/a", "x"})
  void takesNothingElseForAReference(String text) {
    assertThat(SecretReference.of(text)).isEmpty();
  }

  @Test
  void leavesALocationToItsProperty() {
    for (String name :
        new String[] {
          "warehouse", "sasl.oauthbearer.token.endpoint.url", "ssl.keystore.location"
        }) {
      assertThat(SecretReference.of(name, "file:/some/where")).as(name).isEmpty();
      assertThat(SecretReference.of(name, "env:WHERE")).as(name).isPresent();
    }
    assertThat(SecretReference.of("jdbc.password", "file:/some/where")).isPresent();
  }
}
