package dev.muster.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares topics with the audit tables, and sends again what an outage took. */
@Command(
    name = "audit",
    description = "Check that topics and audit tables agree, and mend what an outage took.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ReconcileCommand.class, RequarantineCommand.class})
final class AuditCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
