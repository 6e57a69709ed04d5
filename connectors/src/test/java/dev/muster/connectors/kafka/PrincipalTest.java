package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PrincipalTest {
  private static final String LOGIN = "org.apache.kafka.common.security.scram.ScramLoginModule";

  @Test
  void namesTheUserOfALoginButNoPassword() {
    assertThat(
            Principal.of(
                login(LOGIN + " required username=\"muster\" password=\"env:KAFKA_PASSWORD\";")))
        .isEqualTo("User:muster");
    assertThat(Principal.of(login(LOGIN + " required password=\"file:/p\" username=\"env:USER\";")))
        .isEqualTo("User:env:USER");
  }

  @Test
  void namesWhereToLookForAUserThatIsNotKnownHere() {
    assertThat(Principal.of(login("file:/etc/muster/jaas")))
        .isEqualTo("the user of sasl.jaas.config");
    assertThat(Principal.of(Map.of("ssl.keystore.location", "/etc/muster/client.p12")))
        .isEqualTo("the subject of the certificate in /etc/muster/client.p12");
  }

  @Test
  void knowsWhoComesWithoutALogin() {
    assertThat(Principal.of(Map.of())).isEqualTo("User:ANONYMOUS");
  }

  private static Map<String, String> login(String text) {
    return Map.of("sasl.jaas.config", text);
  }
}
