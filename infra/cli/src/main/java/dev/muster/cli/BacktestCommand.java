package dev.muster.cli;

import dev.muster.admin.backtest.Backtest;
import dev.muster.admin.backtest.BacktestSettings;
import dev.muster.admin.backtest.BacktestSummary;
import dev.muster.admin.backtest.Raised;
import dev.muster.admin.query.PlainText;
import dev.muster.detect.learned.Sensitivity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries the learned detectors on recordings. */
@Command(
    name = "backtest",
    description = {
      "Stream a recording through the learned detectors and show what would have been raised."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./muster backtest pump.csv --time timestamp --value pressure --plot pump.png",
      "  ./muster backtest fleet/ --time year,month,day,hour --value TEMP,PRES --detector deep"
    })
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class BacktestCommand implements Runnable {
  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "FILE|DIRECTORY",
      description =
          "Separated values with a header, gzipped or not; each file of a directory is a device.")
  private Path input;

  @Option(
      names = "--time",
      required = true,
      split = ",",
      paramLabel = "COLUMN",
      description = "The column of the time, or those of year, month, day and hour.")
  private List<String> time;

  @Option(
      names = "--value",
      required = true,
      split = ",",
      paramLabel = "COLUMN",
      description = "The columns of readings.")
  private List<String> values;

  @Option(names = "--device", paramLabel = "COLUMN", description = "The column of the device.")
  private @Nullable String device;

  private enum Detector {
    LIGHT,
    DEEP
  }

  @Option(
      names = "--detector",
      defaultValue = "light",
      paramLabel = "DETECTOR",
      description = "light or deep; ${DEFAULT-VALUE} if not given.")
  private Detector detector;

  @Option(
      names = "--sensitivity",
      defaultValue = "normal",
      paramLabel = "SENSITIVITY",
      description = "quiet, normal or sensitive; ${DEFAULT-VALUE} if not given.")
  private Sensitivity sensitivity;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the score of each row.")
  private @Nullable Path scores;

  @Option(names = "--plot", paramLabel = "FILE", description = "Draw readings and alarms, as PNG.")
  private @Nullable Path plot;

  @Override
  public void run() {
    BacktestSummary found =
        Backtest.run(
            new BacktestSettings(
                input, time, values, device, detector == Detector.DEEP, sensitivity, scores, plot));
    PrintWriter out = command.commandLine().getOut();
    for (Raised each : found.raised()) {
      out.println(
          PlainText.lines(
              each.time() + "  " + each.device() + "  " + each.metric() + "  " + each.what()));
    }
    long left = found.alarms() + found.silences() - found.raised().size();
    if (left > 0) {
      out.println("... and " + left + " more");
    }
    out.println(
        found.rows() + " rows, " + found.alarms() + " alarms, " + found.silences() + " silences");
    out.flush();
  }
}
