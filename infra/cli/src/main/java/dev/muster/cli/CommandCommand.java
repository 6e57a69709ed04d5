package dev.muster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands to devices. */
@Command(
    name = "command",
    description = "Look at the commands to devices, and send again what was lost.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  ./muster command list --state issued",
    subcommands = {CommandListCommand.class, CommandShowCommand.class, CommandReissueCommand.class})
final class CommandCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
