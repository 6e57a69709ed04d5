package dev.muster.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.signature.SignatureAlgorithm;
import org.junit.jupiter.api.Test;

class BenchFleetTest {
  private static final BenchFleet FLEET = new BenchFleet(10, SignatureAlgorithm.ES256);

  @Test
  void givesADeviceTheSameKeyInEveryProcess() {
    assertThat(new BenchFleet(10, SignatureAlgorithm.ES256).key(3).kid())
        .isEqualTo(FLEET.key(3).kid())
        .isNotEqualTo(FLEET.key(4).kid());
  }

  @Test
  void findsADeviceByItsId() {
    assertThat(FLEET.indexOf(FLEET.id(7))).isEqualTo(7);
  }

  @Test
  void registersTheKeyThatTheDeviceSignsWith() {
    assertThat(FLEET.record(5).key(FLEET.key(5).kid())).isPresent();
  }
}
