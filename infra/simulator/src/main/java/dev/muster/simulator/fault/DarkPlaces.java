package dev.muster.simulator.fault;

import dev.muster.simulator.roster.Cohort;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SilenceLimit;
import dev.muster.simulator.roster.SimulatedDevice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A gateway and a site that go dark: all their devices say nothing for a while. Nothing else
 * happens to these devices. Small fleets and short scripts have none.
 */
record DarkPlaces(Optional<SimulatedDevice> gateway, Optional<String> site) {
  /** No more than about a quarter of the fleet goes dark. */
  private static final int LEAST_SITES = 4;

  /** Fewer devices than this are no site to the pipeline. */
  private static final int LEAST_DEVICES = 4;

  /** A gateway with more than this share of its site's devices would take the site with it. */
  private static final double MOST_OF_SITE = 0.6;

  private static final DarkPlaces NONE = new DarkPlaces(Optional.empty(), Optional.empty());
  private static final long MARGIN = 6_000;

  static DarkPlaces choose(Roster roster, SplittableRandom random, Predicate<Long> fits) {
    TreeMap<String, List<SimulatedDevice>> sites =
        roster.devices().stream()
            .filter(device -> !hasOtherPart(device))
            .collect(
                Collectors.groupingBy(SimulatedDevice::site, TreeMap::new, Collectors.toList()));
    roster.devices().stream()
        .filter(DarkPlaces::hasOtherPart)
        .forEach(device -> sites.remove(device.site()));
    sites.values().removeIf(devices -> !fits.test(2 * MARGIN + length(devices, roster)));
    if (sites.size() < LEAST_SITES) {
      return NONE;
    }
    List<String> names = new ArrayList<>(sites.keySet());
    Collections.shuffle(names, new Random(random.nextLong()));
    Optional<String> site =
        names.stream()
            .filter(name -> isMissedTogether(sites.getOrDefault(name, List.of())))
            .findFirst();
    Optional<SimulatedDevice> gateway =
        names.stream()
            .filter(name -> site.filter(name::equals).isEmpty())
            .flatMap(
                name ->
                    sites.getOrDefault(name, List.of()).stream().filter(SimulatedDevice::isGateway))
            .filter(each -> isMissedAlone(each, sites.getOrDefault(each.site(), List.of())))
            .findFirst();
    return new DarkPlaces(gateway, site);
  }

  /** How long a place must be dark for all of its devices to be missed. */
  static long length(List<SimulatedDevice> devices, Roster roster) {
    return MARGIN
        + devices.stream()
            .mapToLong(device -> SilenceLimit.claimed(device, roster))
            .max()
            .orElse(0);
  }

  /** The devices of the dark gateway, itself among them. */
  List<SimulatedDevice> behindGateway(Roster roster) {
    return roster.devices().stream()
        .filter(device -> gateway.filter(dark -> isBehind(dark, device)).isPresent())
        .toList();
  }

  /** The devices of the dark site. */
  List<SimulatedDevice> atSite(Roster roster) {
    return roster.devices().stream()
        .filter(device -> site.filter(device.site()::equals).isPresent())
        .toList();
  }

  /** Whether a device goes dark with its place. */
  boolean cover(SimulatedDevice device) {
    return site.filter(device.site()::equals).isPresent()
        || gateway.filter(dark -> isBehind(dark, device)).isPresent();
  }

  private static boolean isBehind(SimulatedDevice gateway, SimulatedDevice device) {
    return device.equals(gateway) || gateway.id().equals(device.gateway());
  }

  /** The first gateway and the vibration sensors have a part in other faults. */
  private static boolean hasOtherPart(SimulatedDevice device) {
    return device.index() == 0 || device.cohort() == Cohort.VIBRATION;
  }

  /** The devices that are missed first are enough to see that the site is dark. */
  private static boolean isMissedTogether(List<SimulatedDevice> devices) {
    int least = devices.stream().mapToInt(SimulatedDevice::cadenceSeconds).min().orElse(0);
    return devices.stream().filter(device -> device.cadenceSeconds() == least).count()
        >= LEAST_DEVICES;
  }

  /** At no moment do most of those that should have spoken by then stand behind the gateway. */
  private static boolean isMissedAlone(SimulatedDevice gateway, List<SimulatedDevice> devices) {
    return devices.stream()
        .mapToInt(SimulatedDevice::cadenceSeconds)
        .allMatch(
            cadence -> {
              List<SimulatedDevice> due =
                  devices.stream().filter(each -> each.cadenceSeconds() <= cadence).toList();
              long behind = due.stream().filter(each -> isBehind(gateway, each)).count();
              return behind <= MOST_OF_SITE * due.size();
            });
  }
}
