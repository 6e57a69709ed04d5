package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.admin.control.ControlTopic;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Registers devices; returns when what they send is judged by it. */
@Command(
    name = "add",
    description = {
      "Register a device, or many with --from. Returns when the record is valid: what the device"
          + " sends from then on is judged by it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  openssl genpkey -algorithm ed25519 -out pump-7.key",
      "  openssl pkey -in pump-7.key -pubout -out pump-7.pem",
      "  ./muster device add pump-7 --key pump-7.pem --cohort pumps --cadence 60",
      "  ./muster device add --from devices.jsonl",
      "      with lines like {\"device\": \"pump-8\", \"key\": \"pump-8.pem\", \"cohort\": \"pumps\"}"
    })
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class DeviceAddCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetAccess fleet;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "ID", arity = "0..1", description = "1 to 64 of A-Z a-z 0-9 . _ : -")
  private @Nullable String device;

  @Option(
      names = "--key",
      paramLabel = "PEM",
      description = "File with the device's public key, P-256 or Ed25519; once per key.")
  private List<Path> keys = List.of();

  @Option(
      names = "--cohort",
      paramLabel = "NAME",
      description = "Whose limits and rules apply; needed, unless --from names it.")
  private @Nullable String cohort;

  @Mixin private DeviceDetails details;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "One JSON object per line, with the names of these options.")
  private @Nullable Path from;

  @Option(names = "--replace", description = "Write a new version of a registered device.")
  private boolean replace;

  @Override
  public Integer call() throws InterruptedException {
    List<DeviceEntry> entries = from == null ? List.of(single()) : DeviceEntry.readAll(from);
    List<DeviceRecord> records = versioned(entries);
    long validFrom = fleet.registrar().publish(records);
    for (DeviceRecord record : records) {
      json.print(DeviceView.of(record, validFrom), DeviceView.line(record, "registered"));
    }
    return 0;
  }

  private DeviceEntry single() {
    if (device == null || keys.isEmpty() || cohort == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Name the device, its --key and its --cohort, or a file with --from.");
    }
    return details.entry(device, keys.stream().map(Path::toString).toList(), cohort);
  }

  private List<DeviceRecord> versioned(List<DeviceEntry> entries) {
    refuseIfNamedTwice(entries);
    ControlTopic<DeviceRecord> registry = fleet.registry();
    Map<String, DeviceRecord> known = entries.size() > 1 ? registry.newest() : Map.of();
    List<DeviceRecord> records = new ArrayList<>();
    for (DeviceEntry entry : entries) {
      Optional<DeviceRecord> before =
          entries.size() > 1
              ? Optional.ofNullable(known.get(entry.device()))
              : registry.newest(entry.device());
      before.filter(record -> !replace).ifPresent(DeviceAddCommand::refuseIfPresent);
      records.add(entry.record(before.map(DeviceRecord::version).orElse(0L) + 1));
    }
    return records;
  }

  /** Of two records of one version the second is refused, so one of the lines would be lost. */
  private static void refuseIfNamedTwice(List<DeviceEntry> entries) {
    Set<String> named = new HashSet<>();
    for (DeviceEntry entry : entries) {
      if (!named.add(entry.device())) {
        throw new AdminException(
            "Device %s stands on two lines of the file: leave one of them out; nothing is registered."
                .formatted(entry.device()));
      }
    }
  }

  private static void refuseIfPresent(DeviceRecord before) {
    if (before.status() != DeviceStatus.REMOVED) {
      throw new AdminException(
          "Device %s is registered already, as version %s: write a new version with --replace."
              .formatted(before.device(), before.version()));
    }
  }
}
