package dev.muster.connectors.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRuleTest {
  private static final String MODULE = "org.example.AnyLoginModule required %s;";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssl.keystore.password",
        "ssl.keystore.key",
        "ssl.key.password",
        "sasl.jaas.config",
        "sasl.oauthbearer.client.credentials.client.secret",
        "sasl.oauthbearer.assertion.private.key.passphrase",
        "basic.auth.user.info.password",
        "token",
        "credential",
        "client.credentials-provider.token",
        "jdbc.password",
        "header.Authorization",
        "header.X-Api-Key",
        "s3.secret-access-key",
        "s3.session-token",
        "s3.sse.key",
        "gcs.oauth2.token",
        "gcs.encryption-key",
        "gcs.decryption-key",
        "adls.auth.shared-key.account.key",
        "adls.sas-token.plant.dfs.core.windows.net",
        "adls.sas-token.file",
        "fs.azure.account.key.plant.dfs.core.windows.net",
        "fs.s3a.secret.key",
        "s3.access-key",
        "security.ssl.internal.keystore-password",
        "metrics.reporter.dghttp.apikey"
      })
  void refusesALiteralSecretAndTakesAReference(String name) {
    assertThat(SecretRule.isLiteral(name, "hunter2")).isTrue();
    assertThat(SecretRule.isLiteral(name, "env:")).isTrue();
    assertThat(SecretRule.isLiteral(name, "env:SECRET_2")).isFalse();
    assertThat(SecretRule.isLiteral(name, "file:/run/secrets/it")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key.serializer",
        "ssl.keystore.location",
        "ssl.keystore.type",
        "ssl.keystore.certificate.chain",
        "sasl.oauthbearer.token.endpoint.url",
        "sasl.oauthbearer.client.credentials.client.id",
        "sasl.oauthbearer.assertion.private.key.file",
        "token-refresh-enabled",
        "token-exchange-enabled",
        "token-expires-in-ms",
        "oauth2-server-uri",
        "client.credentials-provider",
        "client.refresh-credentials-endpoint",
        "s3.access-key-id",
        "adls.auth.shared-key.account.name",
        "security.delegation.tokens.renewal.time-ratio",
        "security.ssl.rest.keystore"
      })
  void takesWhatIsOnlyAboutASecret(String name) {
    assertThat(SecretRule.isLiteral(name, "plain")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/muster?user=m&password=hunter2",
        "postgresql://m:hunter2@db/muster",
        "jdbc:sqlserver://db;user=m;PASSWORD=hunter2",
        "https://plant.dfs.core.windows.net/?sv=1&sig=hunter2",
        "DefaultEndpointsProtocol=https;AccountKey=hunter2"
      })
  void seesASecretInsideOfALocation(String value) {
    assertThat(SecretRule.isLiteral("uri", value)).isTrue();
  }

  @Test
  void takesALocationWithoutASecret() {
    for (String value :
        new String[] {"b1:9092,b2:9092", "https://catalog.example/v1?signature=v4", "s3://a/b"}) {
      assertThat(SecretRule.isLiteral("uri", value)).as(value).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username=\"u\" password=\"env:PASS\"",
        "username='u'  password = \"file:/run/secrets/p\" tokenauth=\"true\"",
        "clientId=\"c\" clientSecret=\"env:PASS\" scope=\"kafka\"",
        "useKeyTab=true storeKey=true keyTab=\"/etc/k.keytab\" principal=\"m@EXAMPLE\"",
        ""
      })
  void takesALoginModuleWhoseSecretsAreReferences(String options) {
    assertThat(SecretRule.isLiteral("sasl.jaas.config", MODULE.formatted(options))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username=\"u\" password=\"hunter2\"",
        "username=\"u\" password=hunter2",
        "username=\"u\" password='hunter2'",
        "username=\"u\" password='env:PASS'",
        "password=\"env:PASS\" clientSecret=\"hunter2\"",
        "password=\"env:PASS\" clientSecret=hunter2",
        "password=\"env:PASS\" pin=\"hunter2\"",
        "password=\"env:PASS\" /* hunter2 */",
        "password=\"env:PASS\" hunter2"
      })
  void refusesALoginModuleWithAnyOtherLiteral(String options) {
    assertThat(SecretRule.isLiteral("sasl.jaas.config", MODULE.formatted(options))).isTrue();
    assertThat(SecretRule.isLiteral("listener.a.sasl.jaas.config", options)).isTrue();
  }
}
