package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAccessTest {
  private static final String JAAS = "sasl.jaas.config";

  @TempDir Path directory;

  @Test
  void leavesSecretsAsReferencesUntilTheClientIsBuilt() throws IOException {
    Path secret = Files.writeString(directory.resolve("password"), "hunter2\n");
    KafkaAccess access =
        access(
            Map.of(
                "ssl.truststore.password",
                "file:" + secret,
                JAAS,
                "PlainLoginModule required password=\"file:" + secret + "\";"));

    Properties client = access.clientProperties();
    AdminClientConfig resolved = new AdminClientConfig(client);

    assertThat(client.toString()).doesNotContain("hunter2");
    assertThat(access.toString()).doesNotContain("hunter2");
    assertThat(resolved.getPassword("ssl.truststore.password").value()).isEqualTo("hunter2");
    assertThat(resolved.getPassword(JAAS).value())
        .isEqualTo("PlainLoginModule required password=\"hunter2\";");
  }

  @Test
  void saysWhichSecretIsMissing() {
    KafkaAccess access = access(Map.of("ssl.truststore.password", "env:MUSTER_NO_SUCH_SECRET"));

    assertThatThrownBy(() -> new TopicPreflight(access, TimestampRule.RECORDED).inputs(List.of()))
        .isInstanceOf(PreflightException.class)
        .hasMessageContaining("env:MUSTER_NO_SUCH_SECRET");
  }

  @Test
  void saysThatAKeyStorePasswordIsWrong() throws Exception {
    Path store = directory.resolve("trust.p12");
    java.security.KeyStore empty = java.security.KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    try (var out = Files.newOutputStream(store)) {
      empty.store(out, "right".toCharArray());
    }
    Path password = Files.writeString(directory.resolve("password"), "wrong");
    KafkaAccess access =
        access(
            Map.of(
                "security.protocol",
                "SSL",
                "ssl.truststore.type",
                "PKCS12",
                "ssl.truststore.location",
                store.toString(),
                "ssl.truststore.password",
                "file:" + password));

    assertThatThrownBy(() -> new TopicPreflight(access, TimestampRule.RECORDED).inputs(List.of()))
        .isInstanceOf(PreflightException.class)
        .hasMessageContaining("password")
        .hasMessageContaining("is wrong");
  }

  private static KafkaAccess access(Map<String, String> more) {
    Map<String, String> properties = new java.util.HashMap<>(more);
    properties.put("bootstrap.servers", "127.0.0.1:1");
    return new KafkaAccess(properties);
  }
}
