package dev.muster.local.command;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.cli.DataOption;
import dev.muster.cli.JsonOption;
import dev.muster.cli.ModuleCommand;
import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.connectors.keys.KeyReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a root document and its keys. */
@Command(
    name = "init",
    description = {
      "Make a root document, one key per role and one per data class. `up` and `demo` do so by"
          + " themselves at their first start. With --add-missing, make those that an older release"
          + " did not make, and the root document anew with them: pin its new digest then."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./muster init --data /var/lib/muster --fleet acme",
      "  ./muster init --data /var/lib/muster --add-missing"
    })
@SuppressWarnings("NullAway.Init") // Set by picocli, before the command is called.
public final class InitCommand implements ModuleCommand, Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private JsonOption json;

  @Option(
      names = "--fleet",
      paramLabel = "NAME",
      defaultValue = UpCommand.FLEET,
      description = "Fleet id that every message names (default: ${DEFAULT-VALUE}).")
  private String fleet;

  @Option(
      names = "--add-missing",
      description = "Only make keys of roles that the root document does not name.")
  private boolean addMissing;

  @Override
  public Integer call() {
    DataDirectory directory = data.prepare();
    if (addMissing) {
      KeyCeremony.addMissing(directory.keys())
          .ifPresentOrElse(
              report -> json.print(KeyReportView.of(report), report.additionSummary()),
              () -> json.print(new NoneView(List.of()), "No key is missing."));
    } else {
      KeyReport report = KeyCeremony.create(directory.keys(), fleet);
      json.print(KeyReportView.of(report), report.summary());
    }
    return 0;
  }

  /** What a key ceremony made, for scripts. */
  private record KeyReportView(
      String directory, String fleet, String rootSha256, List<String> files) {
    static KeyReportView of(KeyReport report) {
      return new KeyReportView(
          report.directory().toString(), report.fleet(), report.rootSha256(), report.files());
    }
  }

  private record NoneView(List<String> files) {}
}
