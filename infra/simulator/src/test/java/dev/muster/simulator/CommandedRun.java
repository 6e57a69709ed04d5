package dev.muster.simulator;

import dev.muster.control.root.Role;
import dev.muster.message.command.ActionKind;
import dev.muster.message.command.Command;
import dev.muster.message.command.CommandWriter;
import dev.muster.message.command.Dormant;
import dev.muster.message.command.Parameter;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.simulator.agent.CommandDesk;
import dev.muster.simulator.agent.CommandKey;
import dev.muster.simulator.agent.CommandLog;
import dev.muster.simulator.agent.Delivery;
import dev.muster.simulator.forge.OutgoingRecord;
import dev.muster.simulator.forge.Workshop;
import dev.muster.simulator.governance.Governance;
import dev.muster.simulator.readings.ReadingSource;
import dev.muster.simulator.readings.SyntheticReadings;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.Conduct;
import dev.muster.simulator.settings.FleetSettings;
import dev.muster.simulator.settings.Seed;
import dev.muster.simulator.truth.Truth;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.function.IntFunction;

/** A simulation in memory whose devices are commanded while they send. */
final class CommandedRun {
  private static final long COMMAND_EXPIRY = 8_000;

  private final FleetSettings settings;
  private final Roster roster;
  private final IntFunction<Conduct> conducts;
  private final VirtualLog log = new VirtualLog(SimulatedRun.START);
  private final Truth truth = new Truth(SimulatedRun.WINDOW, (device, type, purpose) -> true);
  private final CommandLog receptions = new CommandLog();
  private final Queue<Delivery> inbox = new ArrayDeque<>();
  private int delivered;

  CommandedRun(FleetSettings settings, Roster roster, IntFunction<Conduct> conducts) {
    this.settings = settings;
    this.roster = roster;
    this.conducts = conducts;
  }

  /**
   * A command that arrives.
   *
   * @param at when, in milliseconds of the script
   * @param device for whom
   * @param action what to do
   * @param until until when, in milliseconds of the script, or null
   */
  record Order(long at, SimulatedDevice device, ActionKind action, Long until) {}

  VirtualLog log() {
    return log;
  }

  Truth truth() {
    return truth;
  }

  CommandLog receptions() {
    return receptions;
  }

  /** Plays the script to its end, and lets commands arrive within it. */
  void play(List<Order> orders) {
    Queue<Order> next = new ArrayDeque<>(sorted(orders));
    Seed seed = new Seed(settings.seed());
    ReadingSource readings = new SyntheticReadings(seed);
    Workshop workshop =
        new Workshop(
            new Workshop.Materials(TestRoot.document(), TestRoot.signers(), roster, readings, seed),
            SimulatedRun.START,
            SimulatedRun::signer);
    Transmission transmission = new Transmission(roster, workshop, log, truth);
    CommandDesk desk = desk(transmission);
    transmission.enrol(Governance.rules(readings));
    try {
      transmission.play(
          FleetScript.of(settings, roster, readings),
          log,
          (script, at) -> {
            while (!next.isEmpty() && next.peek().at() <= at) {
              Order order = next.remove();
              script.interrupt(
                  order.device().index(), at, (life, now) -> give(order, life.epoch()));
            }
            desk.look(script, at);
          });
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Order> sorted(List<Order> orders) {
    List<Order> inOrder = new ArrayList<>(orders);
    inOrder.sort(Comparator.comparingLong(Order::at));
    return inOrder;
  }

  private CommandDesk desk(Transmission transmission) {
    InstantSource clock = () -> Instant.ofEpochMilli(log.now());
    return new CommandDesk(
        new CommandDesk.Fleet(
            roster, CommandKey.of(TestRoot.document(), CryptoProvider.fastest()), conducts, clock),
        inbox::poll,
        (parcel, expectation) -> {
          transmission.send(parcel, expectation);
          deliver(parcel);
        },
        receptions);
  }

  private void give(Order order, long epoch) {
    Command command =
        new Command(
            new byte[Command.ID_BYTES],
            TestRoot.FLEET,
            order.device().id(),
            seconds(0),
            seconds(order.at() + COMMAND_EXPIRY),
            5,
            epoch,
            0,
            order.until() == null
                ? order.action().with(new Parameter.Values())
                : new Dormant(seconds(order.until())),
            "test");
    byte[] signed = new CommandWriter(TestRoot.signers().get(Role.DISPATCHER)).write(command);
    deliver(OutgoingRecord.command(order.device().id(), signed));
  }

  private void deliver(OutgoingRecord parcel) {
    inbox.add(new Delivery(0, delivered++, parcel.value()));
  }

  private static long seconds(long scriptMillis) {
    return (SimulatedRun.START + scriptMillis) / 1000;
  }
}
