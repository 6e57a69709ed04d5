package dev.muster.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may be said of a device beside its id, key and cohort. */
final class DeviceDetails {
  @Option(names = "--site", paramLabel = "NAME", description = "Where it stands.")
  private @Nullable String site;

  @Option(names = "--gateway", paramLabel = "ID", description = "The gateway it speaks through.")
  private @Nullable String gateway;

  @Option(names = "--model", paramLabel = "NAME", description = "Hardware model.")
  private @Nullable String model;

  @Option(names = "--firmware", paramLabel = "VERSION", description = "Firmware version.")
  private @Nullable String firmware;

  @Option(
      names = "--cadence",
      paramLabel = "SECONDS",
      description = "Longest time between two messages in normal running.")
  private int cadence;

  @Option(names = "--no-clock", description = "Its time says nothing.")
  private boolean noClock;

  @Option(
      names = "--use",
      paramLabel = "TYPE",
      split = ",",
      description = "What its keys may sign: ${COMPLETION-CANDIDATES} (default: all).",
      completionCandidates = MessageTypes.class)
  private List<String> uses = List.of();

  DeviceEntry entry(String device, List<String> keys, String cohort) {
    return new DeviceEntry(
        device, keys, cohort, site, gateway, model, firmware, cadence, noClock, uses);
  }
}
