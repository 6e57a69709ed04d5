package dev.muster.simulator.roster;

import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.simulator.settings.FleetSettings;
import dev.muster.simulator.settings.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** All devices of a simulated fleet, gateways first. Immutable. */
public final class Roster {
  private static final int DEVICES_PER_SITE = 50;
  private static final int DEVICES_PER_GATEWAY = 25;
  private static final int DEVICES_PER_VIBRATION = 500;
  private static final double NO_CLOCK_SHARE = 0.03;
  private static final double DIRECT_SHARE = 0.15;
  private static final List<SignatureAlgorithm> ALGORITHMS = List.of(SignatureAlgorithm.values());

  private final List<SimulatedDevice> devices;

  private final Builder builder;

  private Roster(Builder builder) {
    this.builder = builder;
    this.devices = List.copyOf(builder.build());
  }

  /** Builds the fleet that the settings ask for. */
  public static Roster of(FleetSettings settings) {
    return new Roster(new Builder(settings));
  }

  /** Every device, in the order of their numbers. */
  public List<SimulatedDevice> devices() {
    return devices;
  }

  /** The device of a number, a stranger's too. */
  public SimulatedDevice device(int index) {
    return index < devices.size() ? devices.get(index) : stranger(index - devices.size());
  }

  /** How many devices there are. */
  public int size() {
    return devices.size();
  }

  /** A device that no registry knows, numbered on from the roster's own. */
  public SimulatedDevice stranger(int ordinal) {
    return builder.device(devices.size() + ordinal, Cohort.METER, 1000);
  }

  /** The gateways. */
  public List<SimulatedDevice> gateways() {
    return devices.stream().filter(SimulatedDevice::isGateway).toList();
  }

  private static final class Builder {
    private final FleetSettings settings;
    private final Seed seed;
    private final int gateways;
    private final int sites;

    Builder(FleetSettings settings) {
      this.settings = settings;
      this.seed = new Seed(settings.seed()).branch("roster");
      this.gateways = Math.max(2, settings.devices() / DEVICES_PER_GATEWAY);
      this.sites = Math.max(1, settings.devices() / DEVICES_PER_SITE);
    }

    List<SimulatedDevice> build() {
      List<Cohort> cohorts = new ArrayList<>();
      double weight = 0;
      for (int i = 0; i < settings.devices(); i++) {
        cohorts.add(cohortOf(i));
        weight += cohorts.get(i).weight();
      }
      double meterMillis = 1000.0 * weight / settings.rate();
      List<SimulatedDevice> built = new ArrayList<>();
      for (int i = 0; i < settings.devices(); i++) {
        built.add(device(i, cohorts.get(i), meterMillis));
      }
      return built;
    }

    private Cohort cohortOf(int index) {
      if (index < gateways) {
        return Cohort.GATEWAY;
      }
      if (index < gateways + Math.max(1, settings.devices() / DEVICES_PER_VIBRATION)) {
        return Cohort.VIBRATION;
      }
      double draw = seed.branch("cohort", index).random().nextDouble();
      if (draw < 0.45) {
        return Cohort.METER;
      }
      if (draw < 0.80) {
        return Cohort.THERMOSTAT;
      }
      return draw < 0.92 ? Cohort.TRACKER : Cohort.WEARABLE;
    }

    private SimulatedDevice device(int index, Cohort cohort, double meterMillis) {
      SplittableRandom random = seed.branch("device", index).random();
      boolean gateway = cohort == Cohort.GATEWAY;
      int through = random.nextInt(gateways);
      boolean direct = gateway || random.nextDouble() < DIRECT_SHARE;
      return new SimulatedDevice(
          index,
          idOf(index),
          cohort,
          String.format(Locale.ROOT, "site-%02d", 1 + (gateway ? index : through) % sites),
          direct ? null : idOf(through),
          "%s.%s.%s".formatted(1 + random.nextInt(3), random.nextInt(10), random.nextInt(10)),
          algorithm(random.nextInt()),
          gateway || random.nextDouble() >= NO_CLOCK_SHARE,
          Math.max(2, Math.round(meterMillis / cohort.weight())));
    }

    /** Any of those that there are, by the drawn number's highest bits. */
    private static SignatureAlgorithm algorithm(int drawn) {
      return ALGORITHMS.get((int) ((Integer.toUnsignedLong(~drawn) * ALGORITHMS.size()) >>> 32));
    }

    /** A pseudonym that no other device has: multiplying by an odd number is one to one. */
    private String idOf(int index) {
      int mixed = ((index + 1) * 0x9e3779b1) ^ (int) seed.value();
      return (index < gateways ? "gw-" : "dev-") + "%08x".formatted(mixed);
    }
  }
}
