package dev.muster.detect.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.registry.DeviceRecord;
import org.junit.jupiter.api.Test;

class FindingBuilderTest {
  private static final DeviceRecord DEVICE =
      DeviceRecord.of("pump-1", "pumps").version(6).site("north").cadenceSeconds(60).build();

  @Test
  void putsEachPartInItsPlace() {
    assertThat(
            FindingBuilder.about(FindingKind.LEVEL, SubjectKind.DEVICE, DEVICE)
                .byRule("level", 2)
                .ofReading("operational", "t")
                .since(4_000)
                .observed(20.0, 31.5)
                .deviating(8.25)
                .within(3_000, 4_500)
                .onRecords(2, 70, 77)
                .lastSpoken(3, 41)
                .become(FindingState.CLEARED, 5_000))
        .isEqualTo(
            new Finding(
                new FindingIdentity(
                    FindingKind.LEVEL,
                    SubjectKind.DEVICE,
                    "pump-1",
                    "level",
                    2,
                    "operational",
                    "t",
                    4_000),
                FindingState.CLEARED,
                5_000,
                new Observation(20.0, 31.5, 8.25, 3_000, 4_500, "2:70-77"),
                DEVICE,
                3,
                41));
  }

  @Test
  void looksFromTheOnsetOnWhereNothingElseIsSaid() {
    assertThat(
            FindingBuilder.about(FindingKind.SITE_DOWN, SubjectKind.SITE, "north")
                .byRule("silence", 1)
                .since(4_000)
                .become(FindingState.RAISED, 5_000))
        .isEqualTo(
            new Finding(
                new FindingIdentity(
                    FindingKind.SITE_DOWN, SubjectKind.SITE, "north", "silence", 1, 4_000),
                FindingState.RAISED,
                5_000,
                new Observation(null, null, null, 4_000, 5_000, null),
                null,
                0,
                0));
  }
}
