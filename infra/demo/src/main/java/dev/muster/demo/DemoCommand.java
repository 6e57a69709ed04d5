package dev.muster.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
@SuppressWarnings("NullAway.Init") // Set by picocli, before the command is called.
public final class DemoCommand extends DemoOptions {
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
      names = "--record",
      paramLabel = "DIR",
      description = "Keep the topics in this directory; `run --from` replays them.")
  private @Nullable Path recording;

  @Option(
      names = "--readings",
      paramLabel = "DIR",
      description =
          "Take readings and outages from the recordings (CSV) in this directory. What is noticed"
              + " in them is told, not judged: nobody knows what should be.")
  private @Nullable Path readings;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = "Parallelism of the pipeline, 1 to 4 (default: ${DEFAULT-VALUE}).")
  private int parallelism;

  /** With a thousand devices. */
  public DemoCommand() {
    super(1_000, 1_000, Path.of("muster-data/demo"));
  }

  @Override
  public Integer call() throws Exception {
    if (parallelism < 1 || parallelism > 4) {
      throw misunderstood("--parallelism must be from 1 to 4, the partitions of the topic.");
    }
    DemoSettings settings =
        settings(duration, parallelism)
            .with(Optional.ofNullable(recording), Optional.ofNullable(readings));
    return show(settings, LocalPlace::open);
  }
}
