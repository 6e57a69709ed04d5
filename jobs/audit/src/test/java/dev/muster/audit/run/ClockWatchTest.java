package dev.muster.audit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
  private static final long NOW = 1_767_268_800_000L;

  private final ClockWatch watch = new ClockWatch();

  @Test
  void saysOnceThatAClockFellWhileArrivalGoesOn() {
    assertThat(tick(NOW + 7_200_000, 0, NOW + 7_200_000)).isEmpty();
    assertThat(tick(NOW + 7_200_000, 7_200_000, NOW))
        .hasValueSatisfying(
            said -> assertThat(said).contains("fell: arrival runs ahead of it by 7200000 ms"));
    assertThat(tick(NOW + 7_200_375, 7_199_875, NOW + 500)).isEmpty();
  }

  @Test
  void saysThatAClockFellSoFarThatArrivalFollows() {
    tick(NOW + 172_800_000, 0, NOW + 172_800_000);
    assertThat(tick(NOW, 0, NOW))
        .hasValueSatisfying(
            said -> assertThat(said).contains("fell by 172800000 ms, and arrival with it"));
  }

  @Test
  void saysOnceThatABrokerIsFarAheadOfThisMachine() {
    assertThat(tick(NOW, 0, NOW)).isEmpty();
    assertThat(tick(NOW + 7_200_500, 0, NOW + 500))
        .contains("the broker's clock is 7200000 ms ahead of this machine's");
    assertThat(tick(NOW + 7_201_000, 0, NOW + 1_000)).isEmpty();
  }

  @Test
  void saysNothingOfALittleOrOfABacklog() {
    assertThat(tick(NOW, 0, NOW + 86_400_000)).isEmpty();
    assertThat(tick(NOW + 500, 900, NOW + 86_400_000)).isEmpty();
  }

  private Optional<String> tick(long arrival, long ahead, long now) {
    return watch.tick(new RunPlace("muster.telemetry", 0, 1, arrival), ahead, now);
  }
}
