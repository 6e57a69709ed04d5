package dev.muster.simulator;

import dev.muster.simulator.fault.FaultPlan;
import dev.muster.simulator.readings.Outages;
import dev.muster.simulator.readings.ReadingSource;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Script;
import dev.muster.simulator.settings.FleetSettings;
import dev.muster.simulator.settings.Seed;
import java.util.List;

/** Puts roster, faults and readings together to a script. */
public final class FleetScript {
  /** Keeps a replay that is a minute late within the window, however high the rate. */
  private static final long VICTIM_INTERVAL = 200;

  private FleetScript() {}

  /** The script of a fleet; each call begins a new one. */
  public static Script of(FleetSettings settings, Roster roster, ReadingSource readings) {
    FaultPlan plan = FaultPlan.of(settings, roster, readings);
    return of(settings, roster, plan, new Voices(readings, new Outages(roster)));
  }

  /**
   * What devices have to say.
   *
   * @param outages notes when they have none
   */
  public record Voices(ReadingSource readings, Outages outages) {
    private boolean isSilent(SimulatedDevice device, long ordinal, long at) {
      boolean silent = readings.read(device, ordinal, at).isEmpty();
      outages.note(device, at, silent);
      return silent;
    }
  }

  /** The script of a fleet with these faults; each call begins a new one. */
  public static Script of(FleetSettings settings, Roster roster, FaultPlan plan, Voices voices) {
    Seed seed = new Seed(settings.seed()).branch("lives");
    List<DeviceLife> lives =
        roster.devices().stream()
            .map(
                device ->
                    new DeviceLife(
                        device,
                        voices::isSilent,
                        seed.branch("life", device.index()).random(),
                        plan.of(device),
                        plan.strikes(device) ? VICTIM_INTERVAL : 0))
            .toList();
    return new Script(lives, plan.control(), settings.duration().toMillis());
  }
}
