package dev.muster.arrival;

import dev.muster.testing.Golden;
import dev.muster.testing.GoldenFiles;
import java.util.List;

class ArrivalGoldenTest extends GoldenFiles {
  private static final long NOON = 1_767_225_600_000L;

  ArrivalGoldenTest() {
    super(new ArrivalForms());
  }

  @Override
  protected List<Golden<?>> goldens() {
    TickLog log = TickLog.first(NOON).with(NOON + 60_000, 1_500).with(NOON + 61_000, 1_500);
    return List.of(
        Golden.of(new TickForm(), new Tick("muster.telemetry", 3, 17, NOON)),
        Golden.of(new TickLogForm(), log));
  }
}
