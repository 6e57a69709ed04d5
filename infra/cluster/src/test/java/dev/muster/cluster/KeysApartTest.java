package dev.muster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.connectors.kafka.access.AccessRules;
import dev.muster.connectors.keys.KeyCeremony;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysApartTest {
  @TempDir private Path directory;

  @Test
  void givesEachJobItsOwnKeysOnly() {
    Path all = directory.resolve("keys");
    KeyCeremony.create(all, "acme");
    KeysApart apart = new KeysApart(all, directory.resolve("apart"));
    assertThat(apart.of(AccessRules.DISPATCH).toFile().list())
        .containsExactlyInAnyOrder("password", "dispatcher.p12", "standing.p12");
    assertThat(apart.of(AccessRules.PIPELINE).toFile().list())
        .containsExactlyInAnyOrder(
            "password",
            "stage-remediate.p12",
            "recipient-operational.p12",
            "recipient-location.p12",
            "recipient-personal.p12");
    assertThat(apart.of(AccessRules.AUDITOR)).isEqualTo(all);
  }
}
