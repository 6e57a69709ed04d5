package dev.muster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares topics with the audit tables, sends again what an outage took, and keeps them quick. */
@Command(
    name = "audit",
    description = {
      "Check that topics and audit tables agree, mend what an outage took, and keep the tables quick."
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  ./muster audit reconcile",
    subcommands = {ReconcileCommand.class, RequarantineCommand.class, MaintainCommand.class})
final class AuditCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
