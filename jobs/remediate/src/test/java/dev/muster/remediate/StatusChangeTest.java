package dev.muster.remediate;

import static dev.muster.control.registry.DeviceStatus.ACTIVE;
import static dev.muster.control.registry.DeviceStatus.REMOVED;
import static dev.muster.control.registry.DeviceStatus.SUSPENDED;
import static dev.muster.remediate.decision.Plant.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.remediate.decision.Plant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusChangeTest {
  private static final DeviceRecord SEEN = Plant.device("pump-1");
  private static final StatusChange DORMANT = new StatusChange(SUSPENDED, NOON, SEEN);
  private static final StatusChange OFFLINE = new StatusChange(SUSPENDED, Intent.NO_END, SEEN);
  private static final StatusChange RESUME = new StatusChange(ACTIVE, Intent.NO_END, SEEN);

  @Test
  void followsTheNewestRecordAndTakesAllButTheStandingFromIt() {
    DeviceRecord newest = SEEN.standing(ACTIVE, DeviceRecord.NO_END);
    DeviceRecord dormant = DORMANT.over(newest).orElseThrow();
    assertThat(dormant).isEqualTo(newest.standing(SUSPENDED, NOON));
    assertThat(dormant.version()).isEqualTo(SEEN.version() + 2);
    assertThat(dormant.statusAt(NOON - 1)).isEqualTo(SUSPENDED);
    assertThat(dormant.statusAt(NOON)).isEqualTo(ACTIVE);
  }

  @Test
  void writesNothingOverARemovedDevice() {
    DeviceRecord removed = SEEN.standing(REMOVED, DeviceRecord.NO_END);
    assertThat(List.of(DORMANT, OFFLINE, RESUME))
        .allSatisfy(change -> assertThat(change.over(removed)).isEmpty());
  }

  @Test
  void writesNothingOverAPersonsSuspension() {
    DeviceRecord suspended = SEEN.standing(SUSPENDED, DeviceRecord.NO_END);
    assertThat(List.of(DORMANT, OFFLINE, RESUME))
        .allSatisfy(change -> assertThat(change.over(suspended)).isEmpty());
  }

  @Test
  void liftsWhatACommandImposedWithAnEndOrWithout() {
    for (StatusChange imposed : List.of(DORMANT, OFFLINE)) {
      DeviceRecord suspended = imposed.over(SEEN).orElseThrow();
      assertThat(suspended.statusAt(NOON - 1)).isEqualTo(SUSPENDED);
      assertThat(RESUME.over(suspended)).contains(suspended.standing(ACTIVE, DeviceRecord.NO_END));
    }
  }

  @Test
  void writesNothingWhereTheDeviceStandsSoAlready() {
    assertThat(RESUME.over(SEEN)).isEmpty();
    assertThat(DORMANT.over(DORMANT.over(SEEN).orElseThrow())).isEmpty();
    assertThat(OFFLINE.over(OFFLINE.over(SEEN).orElseThrow())).isEmpty();
  }

  @Test
  void writesNothingWhereNoVersionIsLeft() {
    DeviceRecord last =
        DeviceRecord.of("pump-1", "pumps").version(Long.MAX_VALUE).cadenceSeconds(60).build();
    assertThat(List.of(DORMANT, OFFLINE, RESUME))
        .allSatisfy(change -> assertThat(change.over(last)).isEmpty());
  }
}
