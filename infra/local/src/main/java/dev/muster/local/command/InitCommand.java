package dev.muster.local.command;

import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.connectors.keys.KeyReport;
import dev.muster.local.instance.DataDirectory;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a root document and its keys. */
@Command(
    name = "init",
    description = {
      "Make a root document, one key per role and one per data class. `up` and `demo` do so by"
          + " themselves at their first start."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./muster init --data /var/lib/muster --fleet acme")
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private JsonOption json;

  @Option(
      names = "--fleet",
      paramLabel = "NAME",
      defaultValue = UpCommand.FLEET,
      description = "Fleet id that every message names (default: ${DEFAULT-VALUE}).")
  private String fleet;

  @Override
  public Integer call() {
    DataDirectory directory = data.prepare();
    KeyReport report = KeyCeremony.create(directory.keys(), fleet);
    PrintWriter out = spec.commandLine().getOut();
    json.print(out, KeyReportView.of(report), report.summary());
    out.flush();
    return 0;
  }
}
