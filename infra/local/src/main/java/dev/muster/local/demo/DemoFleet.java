package dev.muster.local.demo;

import dev.muster.connectors.keys.RoleKeys;
import dev.muster.control.root.Role;
import dev.muster.local.fleet.Attention;
import dev.muster.local.fleet.FleetScript;
import dev.muster.local.fleet.FleetSettings;
import dev.muster.local.fleet.Pace;
import dev.muster.local.fleet.Seed;
import dev.muster.local.fleet.Transmission;
import dev.muster.local.fleet.forge.Workshop;
import dev.muster.local.fleet.readings.ReadingSource;
import dev.muster.local.fleet.roster.Roster;
import dev.muster.local.fleet.truth.Truth;
import dev.muster.local.fleet.wire.KafkaWire;
import dev.muster.local.fleet.wire.Wire;
import dev.muster.local.instance.LocalInstance;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.CryptoProvider;
import dev.muster.message.signature.ProviderSigner;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The simulated fleet at work on a local instance, on a thread of its own. */
final class DemoFleet implements AutoCloseable {
  /** From the newest enrolment to the first message: longer than it takes to be valid. */
  private static final long VALID_AFTER = 2_500;

  private final FleetSettings settings;
  private final Roster roster;
  private final ReadingSource readings;
  private final Wire wire;
  private final Transmission transmission;
  private final Thread thread;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  private DemoFleet(
      FleetSettings settings, ReadingSource readings, LocalInstance instance, Truth truth) {
    this.settings = settings;
    this.readings = readings;
    this.roster = Roster.of(settings);
    this.wire = new KafkaWire(instance.kafka());
    Workshop.Materials materials =
        new Workshop.Materials(
            instance.keys().root(), signers(instance), roster, readings, new Seed(settings.seed()));
    Workshop workshop =
        new Workshop(
            materials,
            System.currentTimeMillis(),
            key -> new ProviderSigner(key, CryptoProvider.fastest()));
    this.transmission = new Transmission(roster, workshop, wire, truth);
    this.thread = new Thread(this::run, "fleet");
    thread.setDaemon(true);
  }

  /** Begins to enrol and then to send. */
  static DemoFleet start(
      FleetSettings settings, ReadingSource readings, LocalInstance instance, Truth truth) {
    DemoFleet fleet = new DemoFleet(settings, readings, instance, truth);
    fleet.thread.start();
    return fleet;
  }

  /** Completes when the broker has everything; exceptionally if it will not. */
  CompletableFuture<Void> done() {
    return done;
  }

  /** How far the script was sent. */
  long scriptMillis() {
    return transmission.scriptMillis();
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
    wire.close();
  }

  private void run() {
    try {
      long enrolled = transmission.enrol();
      Pace.realTime().awaitBroker(enrolled + VALID_AFTER);
      transmission.play(
          FleetScript.of(settings, roster, readings), Pace.realTime(), Attention.NONE);
      done.complete(null);
    } catch (InterruptedException | RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private static Map<Role, CoseSigner> signers(LocalInstance instance) {
    Map<Role, CoseSigner> signers = new EnumMap<>(Role.class);
    for (Role role : new Role[] {Role.REGISTRAR, Role.REVOKER, Role.POLICY, Role.RULES}) {
      signers.put(
          role,
          new ProviderSigner(
              RoleKeys.open(instance.keys().directory(), role), CryptoProvider.fastest()));
    }
    return signers;
  }
}
