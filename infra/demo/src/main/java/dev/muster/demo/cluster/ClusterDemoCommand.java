package dev.muster.demo.cluster;

import dev.muster.demo.DemoOptions;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
@SuppressWarnings("NullAway.Init") // Set by picocli, before the command is called.
public final class ClusterDemoCommand extends DemoOptions {
  @Option(
      names = "--duration",
      paramLabel = "D",
      defaultValue = "70s",
      converter = Span.class,
      description = "Length of the script, such as 70s or 10m (default: ${DEFAULT-VALUE}).")
  private Duration duration;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Processes to kill at random moments, each part in turn (default: ${DEFAULT-VALUE}).")
  private int kills;

  /** With a hundred devices. */
  public ClusterDemoCommand() {
    super(100, 200, Path.of("muster-data/cluster-demo"));
  }

  @Override
  public String under() {
    return "cluster";
  }

  @Override
  public Integer call() throws Exception {
    if (kills < 0) {
      throw misunderstood("--kills must not be negative.");
    }
    return show(
        settings(duration, 2),
        (settings, progress) -> ClusterPlace.open(settings, kills, progress));
  }
}
