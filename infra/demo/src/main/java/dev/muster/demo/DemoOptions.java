package dev.muster.demo;

import dev.muster.cli.ModuleCommand;
import dev.muster.document.Quantities;
import dev.muster.simulator.settings.FleetSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What every command that shows a demonstration is told. */
@SuppressWarnings("NullAway.Init") // Set by picocli, before the command is called.
public abstract class DemoOptions implements ModuleCommand, Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "Devices, gateways among them (default: ${DEFAULT-VALUE}).")
  private int devices;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Messages a second in normal running (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed sends the same messages (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "Where everything is kept (default: ${DEFAULT-VALUE}). Emptied at the start if an earlier"
            + " demonstration made it; refused if it holds anything else."
      })
  private Path data;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the findings as JSON.")
  private @Nullable Path report;

  @Option(names = "--stacktrace", description = "Show where a failure comes from.")
  @SuppressWarnings("UnusedVariable") // Looked for among the arguments by who tells a failure.
  private boolean stackTrace;

  /** With what holds if nothing else is said. */
  protected DemoOptions(int devices, int rate, Path data) {
    this.devices = devices;
    this.rate = rate;
    this.data = data;
  }

  /**
   * Shows a demonstration.
   *
   * @return the exit code
   */
  protected final int show(DemoSettings settings, DemoPlace.Opening place) throws Exception {
    return Demonstration.show(settings, place, spec.commandLine().getOut()) ? 0 : 1;
  }

  /** The settings that stand in the options, and nothing else. */
  protected final DemoSettings settings(Duration duration, int parallelism) {
    try {
      return new DemoSettings(
          new FleetSettings(seed, devices, rate, duration, Demonstration.FLEET),
          data,
          Optional.ofNullable(report),
          Optional.empty(),
          Optional.empty(),
          parallelism);
    } catch (IllegalArgumentException e) {
      throw misunderstood(String.valueOf(e.getMessage()));
    }
  }

  /** An option that can't be meant; the sentence says why. */
  protected final ParameterException misunderstood(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  /** Reads a length of time; a number alone is one of seconds. */
  public static final class Span implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      return Quantities.duration(
              value.matches("\\d+") ? value + "s" : value.toLowerCase(Locale.ROOT))
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + value + "' is no length of time: write 20s, 5m or 500ms."));
    }
  }
}
