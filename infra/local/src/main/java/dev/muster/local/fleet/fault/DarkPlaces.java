package dev.muster.local.fleet.fault;

import dev.muster.local.fleet.roster.Cohort;
import dev.muster.local.fleet.roster.Roster;
import dev.muster.local.fleet.roster.SilenceLimit;
import dev.muster.local.fleet.roster.SimulatedDevice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A gateway and a site that go dark: all their devices say nothing for a while. Nothing else
 * happens to these devices. Small fleets and short scripts have none.
 *
 * @param gateway the gateway, if any
 * @param site the site, if any
 */
record DarkPlaces(Optional<SimulatedDevice> gateway, Optional<String> site) {
  /** No more than about a quarter of the fleet goes dark. */
  private static final int LEAST_SITES = 4;

  private static final long MARGIN = 6_000;

  static DarkPlaces choose(Roster roster, SplittableRandom random, Predicate<Long> fits) {
    TreeMap<String, List<SimulatedDevice>> sites =
        roster.devices().stream()
            .collect(
                Collectors.groupingBy(SimulatedDevice::site, TreeMap::new, Collectors.toList()));
    List<String> candidates =
        sites.entrySet().stream()
            .filter(site -> suitable(site.getValue(), fits))
            .map(Map.Entry::getKey)
            .toList();
    if (sites.size() < LEAST_SITES || candidates.size() < 2) {
      return new DarkPlaces(Optional.empty(), Optional.empty());
    }
    int first = random.nextInt(candidates.size());
    int second = (first + 1 + random.nextInt(candidates.size() - 1)) % candidates.size();
    Optional<SimulatedDevice> gateway =
        sites.get(candidates.get(first)).stream().filter(SimulatedDevice::isGateway).findFirst();
    return new DarkPlaces(gateway, Optional.of(candidates.get(second)));
  }

  /** How long a place must be dark for all of its devices to be missed. */
  static long length(List<SimulatedDevice> devices) {
    return devices.stream().mapToLong(SilenceLimit::of).max().orElse(0) + MARGIN;
  }

  /** The devices of the dark gateway, itself first. */
  List<SimulatedDevice> behindGateway(Roster roster) {
    return gateway.stream()
        .flatMap(
            dark ->
                roster.devices().stream()
                    .filter(device -> device == dark || dark.id().equals(device.gateway())))
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
        || gateway
            .filter(dark -> device == dark || Objects.equals(dark.id(), device.gateway()))
            .isPresent();
  }

  /** The first gateway and the vibration sensors have a part in other faults. */
  private static boolean suitable(List<SimulatedDevice> devices, Predicate<Long> fits) {
    return devices.stream()
            .noneMatch(device -> device.index() == 0 || device.cohort() == Cohort.VIBRATION)
        && devices.stream().anyMatch(SimulatedDevice::isGateway)
        && fits.test(length(devices));
  }
}
