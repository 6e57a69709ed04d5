package dev.muster.demo;

import dev.muster.connectors.keys.RoleKeys;
import dev.muster.control.root.Role;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.ProviderSigner;
import dev.muster.simulator.FleetScript;
import dev.muster.simulator.ScriptClock;
import dev.muster.simulator.Transmission;
import dev.muster.simulator.agent.CommandDesk;
import dev.muster.simulator.agent.CommandInbox;
import dev.muster.simulator.agent.CommandKey;
import dev.muster.simulator.agent.CommandLog;
import dev.muster.simulator.agent.ScriptObserver;
import dev.muster.simulator.fault.Consequences;
import dev.muster.simulator.fault.FaultPlan;
import dev.muster.simulator.forge.Workshop;
import dev.muster.simulator.governance.Governance;
import dev.muster.simulator.readings.Outages;
import dev.muster.simulator.readings.ReadingSource;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.script.ExpectedFinding;
import dev.muster.simulator.script.Script;
import dev.muster.simulator.settings.FleetSettings;
import dev.muster.simulator.settings.Seed;
import dev.muster.simulator.truth.Truth;
import dev.muster.simulator.wire.KafkaWire;
import dev.muster.simulator.wire.Wire;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The simulated fleet at work, on a thread of its own. */
final class DemoFleet implements AutoCloseable {
  /** From the newest enrolment to the first message: longer than it takes to be valid. */
  private static final long VALID_AFTER = 2_500;

  private final Roster roster;
  private final FaultPlan plan;
  private final ReadingSource readings;
  private final Outages outages;
  private final Script script;
  private final Wire wire;
  private final CommandInbox inbox;
  private final CommandLog log = new CommandLog();
  private final Transmission transmission;
  private final ScriptObserver desk;
  private final CompletableFuture<?> listening;
  private final Thread thread;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final boolean catchesUp;
  private volatile long lastArrival;
  private volatile long behindMillis;

  private DemoFleet(
      FleetSettings settings,
      ReadingSource readings,
      DemoPlace place,
      Truth truth,
      CompletableFuture<?> listening) {
    this.listening = listening;
    this.roster = Roster.of(settings);
    this.readings = readings;
    this.outages = new Outages(roster);
    this.plan = FaultPlan.of(settings, roster, readings);
    this.script = FleetScript.of(settings, roster, plan, new FleetScript.Voices(readings, outages));
    this.wire = new KafkaWire(place.kafka());
    this.catchesUp = place.isDisturbed();
    Workshop.Materials materials =
        new Workshop.Materials(
            place.keys().root(), signers(place), roster, readings, new Seed(settings.seed()));
    Workshop workshop =
        new Workshop(
            materials,
            System.currentTimeMillis(),
            key -> new ProviderSigner(key, CryptoProvider.fastest()));
    this.transmission = new Transmission(roster, workshop, wire, truth);
    this.inbox = CommandInbox.open(place.kafka());
    this.desk =
        new CommandDesk(
            new CommandDesk.Fleet(
                roster,
                CommandKey.of(place.keys().root(), CryptoProvider.fastest()),
                plan.consequences()::conduct,
                InstantSource.system()),
            inbox,
            transmission,
            log);
    this.thread = new Thread(this::run, "fleet");
    thread.setDaemon(true);
  }

  /**
   * Begins to enrol, and to send when somebody listens: a silence before the first tick is
   * nobody's.
   */
  static DemoFleet start(
      FleetSettings settings,
      ReadingSource readings,
      DemoPlace place,
      Truth truth,
      CompletableFuture<?> listening) {
    DemoFleet fleet = new DemoFleet(settings, readings, place, truth, listening);
    fleet.thread.start();
    return fleet;
  }

  /** Completes when the broker has the whole script; exceptionally if it will not. */
  CompletableFuture<Void> done() {
    return done;
  }

  /** Completes exceptionally if devices can't answer commands any more after the script. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** How far the script was sent. */
  long scriptMillis() {
    return transmission.scriptMillis();
  }

  /** What must come of the script beyond verdicts. */
  Consequences consequences() {
    return plan.consequences();
  }

  /**
   * Whether a finding may be about the readings themselves, of which nobody knows what is normal,
   * or about an outage in them.
   */
  boolean mayBeRecorded(String kind, String subject) {
    return !readings.isSynthetic()
        && (ExpectedFinding.ABOUT_READINGS.contains(kind) || outages.explain(kind, subject));
  }

  /** Who it consists of. */
  Roster roster() {
    return roster;
  }

  /** What devices made of commands. */
  CommandLog log() {
    return log;
  }

  /** Arrival of the script's last record, once it is done. */
  long lastArrival() {
    return lastArrival;
  }

  /** By how much longer the script took than it should. */
  long behindMillis() {
    return behindMillis;
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
    inbox.close();
    wire.close();
  }

  private void run() {
    try {
      ScriptClock enrolment = ScriptClock.realTime();
      long enrolled = transmission.enrol(Governance.rules(readings));
      listening.get();
      enrolment.awaitBroker(enrolled + VALID_AFTER);
      ScriptClock.RealTime clock = catchesUp ? ScriptClock.catchingUp() : ScriptClock.realTime();
      transmission.play(script, clock, desk);
      behindMillis = clock.behind();
      lastArrival = transmission.newestArrival();
      done.complete(null);
      transmission.linger(script, clock, desk);
    } catch (InterruptedException | ExecutionException | RuntimeException e) {
      done.completeExceptionally(e);
      ended.completeExceptionally(e);
    }
  }

  private static Map<Role, CoseSigner> signers(DemoPlace place) {
    Map<Role, CoseSigner> signers = new EnumMap<>(Role.class);
    for (Role role : new Role[] {Role.REGISTRAR, Role.REVOKER, Role.POLICY, Role.RULES}) {
      signers.put(
          role,
          new ProviderSigner(
              RoleKeys.open(place.keys().directory(), role), CryptoProvider.fastest()));
    }
    return signers;
  }
}
