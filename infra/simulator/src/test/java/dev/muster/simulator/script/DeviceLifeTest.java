package dev.muster.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.settings.FleetSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeviceLifeTest {
  private static final long END = 60_000;
  private static final Expectation ANSWER = new Expectation(FaultKind.ANSWER, "ACCEPTED");
  private static final SimulatedDevice DEVICE =
      Roster.of(new FleetSettings(1, 20, 20, Duration.ofSeconds(60), "demo")).device(7);

  @Test
  void speaksAtTheSameMomentsHoweverOftenItIsInterrupted() {
    List<Long> undisturbed = moments(life(List.of()), FaultKind.NORMAL, List.of());

    assertThat(moments(life(List.of()), FaultKind.NORMAL, List.of(7L, 20_011L, 20_012L, 41_000L)))
        .isEqualTo(undisturbed);
  }

  @Test
  void leavesStandingWhatWasPlannedWhenItIsInterrupted() {
    Episode three =
        new Episode(
            20_000,
            (life, at) -> {
              for (int i = 0; i < 3; i++) {
                life.send(at + 100L * i, FaultKind.NORMAL);
              }
            });

    assertThat(moments(life(List.of(three)), FaultKind.NORMAL, List.of(20_050L)))
        .contains(20_000L, 20_100L, 20_200L);
  }

  /** When messages of a kind are sent, while the device answers something at some moments. */
  private static List<Long> moments(DeviceLife life, FaultKind kind, List<Long> interrupts) {
    List<Long> waiting = new ArrayList<>(interrupts);
    List<Long> moments = new ArrayList<>();
    while (life.nextDue() < END) {
      if (!waiting.isEmpty() && waiting.get(0) <= life.nextDue()) {
        life.interrupt(waiting.remove(0), (own, at) -> own.send(at, own.write(at), ANSWER));
      }
      Step step = life.next();
      if (step.expectation().kind() == kind) {
        moments.add(step.due());
      }
    }
    return moments;
  }

  private static DeviceLife life(List<Episode> plan) {
    return new DeviceLife(
        DEVICE, (device, ordinal, at) -> false, new SplittableRandom(7), plan, 200);
  }
}
