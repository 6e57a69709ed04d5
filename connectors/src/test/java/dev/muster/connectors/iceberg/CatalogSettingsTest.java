package dev.muster.connectors.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogSettingsTest {

  @TempDir Path directory;

  @Test
  void keepsSecretsOutOfWhatIsSerialized() throws Exception {
    Path secret = directory.resolve("password");
    Files.writeString(secret, "planted-secret\n");
    CatalogSettings settings =
        new CatalogSettings(
            Map.of("type", "jdbc", "jdbc.password", "file:" + secret, "warehouse", "file:/tables"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new AuditCatalog(settings));
    }

    assertThat(settings.resolved())
        .containsEntry("jdbc.password", "planted-secret")
        .containsEntry("warehouse", "file:/tables");
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("planted-secret");
    assertThat(settings.toString()).doesNotContain("planted-secret");
  }

  @Test
  void resolvesReferencesToTheEnvironment() {
    CatalogSettings settings = new CatalogSettings(Map.of("token", "env:PATH"));

    assertThat(settings.resolved()).containsEntry("token", System.getenv("PATH"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "credential",
        "jdbc.password",
        "s3.secret-access-key",
        "s3.session-token",
        "header.Authorization"
      })
  void refusesALiteralSecret(String name) {
    assertThatExceptionOfType(CatalogSettingsException.class)
        .isThrownBy(() -> new CatalogSettings(Map.of(name, "hunter2")))
        .withMessageContaining(name)
        .withMessageContaining("env:NAME or file:/path")
        .withMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/muster?user=m&password=hunter2",
        "postgresql://m:hunter2@db/muster"
      })
  void refusesAPasswordInsideOfAUrl(String uri) {
    assertThatExceptionOfType(CatalogSettingsException.class)
        .isThrownBy(() -> new CatalogSettings(Map.of("uri", uri)))
        .withMessageContaining("password in its URL")
        .withMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"token-refresh-enabled", "token-exchange-enabled", "oauth2-server-uri"})
  void takesSettingsAboutSecretsAsTheyAre(String name) {
    assertThat(new CatalogSettings(Map.of(name, "true")).resolved()).containsEntry(name, "true");
  }

  @Test
  void saysWhichReferenceLeadsNowhere() {
    CatalogSettings settings =
        new CatalogSettings(Map.of("token", "env:MUSTER_TEST_VARIABLE_THAT_IS_NOT_SET"));

    assertThatExceptionOfType(CatalogSettingsException.class)
        .isThrownBy(settings::resolved)
        .withMessageContaining("MUSTER_TEST_VARIABLE_THAT_IS_NOT_SET");
  }

  @Test
  void saysWhichCatalogCannotBeOpened() {
    CatalogSettings settings = CatalogSettings.embedded(Path.of("/dev/null/nowhere"));

    assertThatExceptionOfType(CatalogSettingsException.class)
        .isThrownBy(() -> new AuditCatalog(settings).loadCatalog())
        .withMessageContaining("/dev/null/nowhere/catalog.db cannot be opened");
  }
}
