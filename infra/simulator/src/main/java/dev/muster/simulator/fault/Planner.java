package dev.muster.simulator.fault;

import dev.muster.simulator.roster.Cohort;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.Conduct;
import dev.muster.simulator.script.Episode;
import dev.muster.simulator.script.ExpectedCommand;
import dev.muster.simulator.script.ExpectedFinding;
import dev.muster.simulator.script.Step;
import dev.muster.simulator.settings.FleetSettings;
import dev.muster.simulator.settings.Seed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Deals out devices and moments to faults.
 *
 * <p>A fault that changes a device's course gets a device of its own, so that no two of them meet
 * and the verdicts follow from each alone. Faults that leave no trace share bystanders.
 */
final class Planner {
  private static final double VICTIM_SHARE = 0.6;
  private static final int DEVICES_PER_REPETITION = 250;
  private static final int MAX_REPETITIONS = 5;
  private static final long START_MILLIS = 1_500;
  private static final long CLOSING_MILLIS = 2_000;

  private final Roster roster;
  private final long endMillis;
  private final SplittableRandom random;
  private final Deque<SimulatedDevice> victims = new ArrayDeque<>();
  private final Set<Integer> struck = new HashSet<>();
  private final List<SimulatedDevice> bystanders = new ArrayList<>();
  private final List<List<Episode>> episodes = new ArrayList<>();
  private final List<Step> control = new ArrayList<>();
  private final List<ExpectedFinding> findings = new ArrayList<>();
  private final List<ExpectedCommand> commands = new ArrayList<>();
  private final Map<Integer, Conduct> conducts = new HashMap<>();
  private final DarkPlaces dark;

  Planner(FleetSettings settings, Roster roster) {
    this.roster = roster;
    this.endMillis = settings.duration().toMillis();
    Seed seed = new Seed(settings.seed()).branch("faults");
    this.random = seed.random();
    roster.devices().forEach(device -> episodes.add(new ArrayList<>()));
    this.dark = DarkPlaces.choose(roster, seed.branch("dark").random(), this::fits);
    deal(seed);
  }

  private void deal(Seed seed) {
    List<SimulatedDevice> ordinary = new ArrayList<>();
    for (SimulatedDevice device : roster.devices()) {
      if (!device.isGateway() && device.cohort() != Cohort.VIBRATION && !dark.cover(device)) {
        ordinary.add(device);
      }
    }
    Collections.shuffle(ordinary, new Random(seed.branch("victims").value()));
    int reserved = (int) (ordinary.size() * VICTIM_SHARE);
    victims.addAll(ordinary.subList(0, reserved));
    bystanders.addAll(ordinary.subList(reserved, ordinary.size()));
  }

  Roster roster() {
    return roster;
  }

  long endMillis() {
    return endMillis;
  }

  SplittableRandom random() {
    return random;
  }

  /** How often each kind of fault is injected. */
  int repetitions() {
    return Math.max(1, Math.min(MAX_REPETITIONS, roster.size() / DEVICES_PER_REPETITION));
  }

  /** A device that is touched by no other fault. */
  Optional<SimulatedDevice> victim() {
    return victim(device -> true);
  }

  /** A device that is touched by no other fault and has a property. */
  Optional<SimulatedDevice> victim(Predicate<SimulatedDevice> property) {
    Optional<SimulatedDevice> found = victims.stream().filter(property).findFirst();
    found.ifPresent(
        device -> {
          victims.remove(device);
          struck.add(device.index());
        });
    return found;
  }

  /** A device whose course is not changed. */
  SimulatedDevice bystander() {
    return bystanders.get(random.nextInt(bystanders.size()));
  }

  /** A device whose course is not changed and which has a property, if there is any. */
  Optional<SimulatedDevice> bystander(Predicate<SimulatedDevice> property) {
    List<SimulatedDevice> fitting = bystanders.stream().filter(property).toList();
    return fitting.isEmpty()
        ? Optional.empty()
        : Optional.of(fitting.get(random.nextInt(fitting.size())));
  }

  /** Whether something of this length fits between the start and the closing of the script. */
  boolean fits(long millis) {
    return START_MILLIS + millis < endMillis - CLOSING_MILLIS;
  }

  /** A moment at which something of this length can begin; it must fit. */
  long moment(long millis) {
    return random.nextLong(START_MILLIS, endMillis - CLOSING_MILLIS - millis);
  }

  /** A moment with at least this much of the script before and after it; both must fit. */
  long moment(long before, long after) {
    return random.nextLong(START_MILLIS + before, endMillis - CLOSING_MILLIS - after);
  }

  /** Adds an episode to a device's plan. */
  void add(SimulatedDevice device, long at, Episode.Play play) {
    episodes.get(device.index()).add(new Episode(at, play));
  }

  /** Lets something happen once for each repetition, to a device of its own. */
  void onVictims(long length, Episode.Play play) {
    for (int i = 0; fits(length) && i < repetitions(); i++) {
      long at = moment(length);
      victim().ifPresent(device -> add(device, at, play));
    }
  }

  /** Lets something happen to bystanders. */
  void onBystanders(int times, Episode.Play play) {
    for (int i = 0; fits(0) && i < times; i++) {
      add(bystander(), moment(0), play);
    }
  }

  /** Adds a step that belongs to no device. */
  void addControl(Step step) {
    control.add(step);
  }

  /** The places that go dark. */
  DarkPlaces dark() {
    return dark;
  }

  /** Notes a finding that must come of what was planned. */
  void expect(ExpectedFinding finding) {
    findings.add(finding);
  }

  /** Notes a command that must come of what was planned. */
  void expect(ExpectedCommand command) {
    commands.add(command);
  }

  /** Lets something happen to the commands of a device. */
  void behave(SimulatedDevice device, Conduct conduct) {
    conducts.put(device.index(), conduct);
  }

  FaultPlan plan() {
    return new FaultPlan(episodes, struck, control, new Consequences(findings, commands, conducts));
  }
}
