package dev.muster.demo.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.cli.ModuleCommand;
import dev.muster.demo.DemoCommand;
import dev.muster.demo.DemoSettings;
import dev.muster.demo.Demonstration;
import dev.muster.simulator.settings.FleetSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The demonstration on a cluster whose processes die. */
@Command(
    name = "demo",
    description = {
      "Run the simulated fleet against a cluster, kill its processes at random moments meanwhile,"
          + " then hold every verdict, gap, finding and command against what was injected."
    },
    exitCodeList = {
      "0:everything expected was found and nothing else",
      "1:something was missed or unexpected, or the demonstration failed"
    },
    footerHeading = "%nExample:%n",
    footer = "  ./muster cluster demo --devices 100 --rate 200 --kills 6 --report report.json")
public final class ClusterDemoCommand implements ModuleCommand, Callable<Integer> {
  private static final int DIFFERED = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "100",
      description = "Devices, gateways among them (default: ${DEFAULT-VALUE}).")
  private int devices;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "200",
      description = "Messages a second in normal running (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--duration",
      paramLabel = "D",
      defaultValue = "70s",
      converter = DemoCommand.Span.class,
      description = "Length of the script, such as 70s or 10m (default: ${DEFAULT-VALUE}).")
  private Duration duration;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed sends the same messages (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Processes to kill at random moments, each part in turn (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "muster-data/cluster-demo",
      description = {
        "Where everything is kept (default: ${DEFAULT-VALUE}). Emptied at the start if an earlier"
            + " demonstration made it; refused if it holds anything else."
      })
  private Path data;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the findings as JSON.")
  private Path report;

  @Option(names = "--stacktrace", description = "Show where a failure comes from.")
  private boolean stackTrace;

  @Override
  public String under() {
    return "cluster";
  }

  @Override
  public Integer call() throws Exception {
    AtomicReference<ClusterPlace> place = new AtomicReference<>();
    boolean exact =
        Demonstration.show(
            settings(),
            (settings, progress) -> {
              place.set(ClusterPlace.open(settings, kills, progress));
              return place.get();
            },
            spec.commandLine().getOut(),
            told -> addKills(told, place.get()));
    return exact ? 0 : DIFFERED;
  }

  private static void addKills(ObjectNode told, ClusterPlace place) {
    ArrayNode kills = told.putArray("kills");
    place.killed().forEach(kills::add);
  }

  private DemoSettings settings() {
    if (kills < 0) {
      throw new ParameterException(spec.commandLine(), "--kills must not be negative.");
    }
    try {
      return new DemoSettings(
          new FleetSettings(seed, devices, rate, duration, Demonstration.FLEET),
          data,
          Optional.ofNullable(report),
          Optional.empty(),
          Optional.empty(),
          2);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
