package dev.muster.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.cli.ModuleCommand;
import dev.muster.simulator.settings.FleetSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows everything at work, and proves it. */
@Command(
    name = "demo",
    description = {
      "Run a broker, the pipeline and a simulated fleet with known faults and attacks in this"
          + " process, then hold every verdict, gap and control outcome against what was injected."
    },
    exitCodeList = {
      "0:everything expected was found and nothing else",
      "1:something was missed or unexpected, or the demonstration failed"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./muster demo",
      "  ./muster demo --devices 200 --rate 200 --duration 20s --seed 7 --report report.json"
    })
public final class DemoCommand implements ModuleCommand, Callable<Integer> {
  private static final int DIFFERED = 1;

  /** What this report holds beyond that of any demonstration. */
  private static final Consumer<ObjectNode> NOTHING = report -> {};

  @Spec private CommandSpec spec;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Devices, gateways among them (default: ${DEFAULT-VALUE}).")
  private int devices;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Messages a second in normal running (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--duration",
      paramLabel = "D",
      defaultValue = "70s",
      converter = Span.class,
      description =
          "Length of the script, such as 20s or 5m (default: ${DEFAULT-VALUE}). Late replays need"
              + " 68s; what does not fit is left out.")
  private Duration duration;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed sends the same messages (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "muster-data/demo",
      description = {
        "Where everything is kept (default: ${DEFAULT-VALUE}). Emptied at the start if an earlier"
            + " demonstration made it; refused if it holds anything else."
      })
  private Path data;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the findings as JSON.")
  private Path report;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "Keep the topics in this directory; `run --from` replays them.")
  private Path recording;

  @Option(
      names = "--readings",
      paramLabel = "DIR",
      description =
          "Take readings and outages from the recordings (CSV) in this directory. What is noticed"
              + " in them is told, not judged: nobody knows what should be.")
  private Path readings;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = "Parallelism of the pipeline, 1 to 4 (default: ${DEFAULT-VALUE}).")
  private int parallelism;

  @Option(names = "--stacktrace", description = "Show where a failure comes from.")
  private boolean stackTrace;

  @Override
  public Integer call() throws Exception {
    return Demonstration.show(settings(), LocalPlace::open, spec.commandLine().getOut(), NOTHING)
        ? 0
        : DIFFERED;
  }

  private DemoSettings settings() {
    if (parallelism < 1 || parallelism > 4) {
      throw misunderstood("--parallelism must be from 1 to 4, the partitions of the topic.");
    }
    try {
      return new DemoSettings(
          new FleetSettings(seed, devices, rate, duration, Demonstration.FLEET),
          data,
          Optional.ofNullable(report),
          Optional.ofNullable(recording),
          Optional.ofNullable(readings),
          parallelism);
    } catch (IllegalArgumentException e) {
      throw misunderstood(e.getMessage());
    }
  }

  private ParameterException misunderstood(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  /** Reads a length of time. */
  public static final class Span implements ITypeConverter<Duration> {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,6})(ms|s|m|h)?");

    @Override
    public Duration convert(String value) {
      Matcher matcher = SYNTAX.matcher(value.toLowerCase(Locale.ROOT));
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + value + "' is no length of time: write 20s, 5m or 500ms.");
      }
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofSeconds(amount);
      };
    }
  }
}
