package dev.muster.control.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.control.ControlFixture;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {
  private static final Set<String> ITS_OWN = Set.of("version", "status", "suspendedUntil");
  private static final byte[] REGISTERED = {1};
  private static final DeviceRecord RECORD = ControlFixture.device(4);

  /** All fields there are, so that one that is added later is the registrar's too. */
  static Stream<RecordComponent> fields() {
    return Stream.of(DeviceRecord.class.getRecordComponents())
        .filter(field -> !ITS_OWN.contains(field.getName()));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void leavesEveryFieldButTheStandingAsTheRegistrarWroteIt(RecordComponent field) throws Exception {
    for (long until : new long[] {DeviceRecord.NO_END, 9_000}) {
      DeviceRecord over = new Standing(RECORD.device(), 5, until, REGISTERED).over(RECORD);
      assertThat(field.getAccessor().invoke(over)).isEqualTo(field.getAccessor().invoke(RECORD));
    }
  }

  @Test
  void suspendsUntilAnEndOrMakesActive() {
    assertThat(new Standing("pump-7", 5, 9_000, REGISTERED).over(RECORD))
        .isEqualTo(RECORD.standing(DeviceStatus.SUSPENDED, 9_000));
    DeviceRecord suspended = RECORD.standing(DeviceStatus.SUSPENDED, 9_000);
    assertThat(new Standing("pump-7", 6, DeviceRecord.NO_END, REGISTERED).over(suspended))
        .isEqualTo(suspended.standing(DeviceStatus.ACTIVE, DeviceRecord.NO_END));
  }

  @Test
  void saysWhatARecordSaysThatACommandMade() {
    for (DeviceRecord record :
        new DeviceRecord[] {
          RECORD.standing(DeviceStatus.SUSPENDED, 9_000),
          RECORD.standing(DeviceStatus.ACTIVE, DeviceRecord.NO_END)
        }) {
      assertThat(Standing.of(record, REGISTERED).over(RECORD)).isEqualTo(record);
    }
  }

  @Test
  void canNeitherRemoveNorSuspendWithoutEnd() {
    for (DeviceStatus status : new DeviceStatus[] {DeviceStatus.REMOVED, DeviceStatus.SUSPENDED}) {
      DeviceRecord record = RECORD.standing(status, DeviceRecord.NO_END);
      assertThatThrownBy(() -> Standing.of(record, REGISTERED))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no command removes a device, or suspends one without end");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void hasAPositiveVersionAndEnd(long number) {
    assertThatThrownBy(() -> new Standing("pump-7", number, 9_000, REGISTERED))
        .hasMessage("the version is not positive");
    assertThatThrownBy(() -> new Standing("pump-7", 5, number, REGISTERED))
        .hasMessage("the end of the suspension is not positive");
  }
}
