package dev.muster.simulator.fault;

import dev.muster.simulator.readings.ReadingSource;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.Episode;
import dev.muster.simulator.script.Step;
import dev.muster.simulator.settings.FleetSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Which faults strike which device at which moment.
 *
 * @param episodes each device's plan, by its number in the roster
 * @param victims numbers of the devices whose course is changed
 * @param control steps that belong to no device
 * @param consequences what must come of it beyond verdicts
 */
public record FaultPlan(
    List<List<Episode>> episodes,
    Set<Integer> victims,
    List<Step> control,
    Consequences consequences) {

  /** Keeps its own copies. */
  public FaultPlan {
    episodes = List.copyOf(episodes);
    victims = Set.copyOf(victims);
    control = control.stream().sorted(Comparator.comparingLong(Step::due)).toList();
  }

  /**
   * Every fault that fits into the script.
   *
   * @param readings nothing is injected into them where it is not known what is normal
   */
  public static FaultPlan of(FleetSettings settings, Roster roster, ReadingSource readings) {
    Planner planner = new Planner(settings, roster);
    StandingFaults.plan(planner);
    ControlFaults.plan(planner);
    ReplayFaults.plan(planner);
    SequenceFaults.plan(planner);
    ClockFaults.plan(planner);
    ForgeryFaults.plan(planner);
    DamageFaults.plan(planner);
    RoutingFaults.plan(planner);
    SectionFaults.plan(planner);
    ForgeryFaults.planCommands(planner);
    BundleFaults.plan(planner);
    AnomalyFaults.plan(planner, readings);
    SilenceFaults.plan(planner);
    Closing.plan(planner);
    return planner.plan();
  }

  /** Whether a fault changes the course of a device. */
  public boolean strikes(SimulatedDevice device) {
    return victims.contains(device.index());
  }

  /** The plan of one device. */
  public List<Episode> of(SimulatedDevice device) {
    return episodes.get(device.index());
  }
}
