package dev.muster.cli;

import picocli.CommandLine.Command;

/** Commands to devices. */
@Command(
    name = "command",
    description = "Look at the commands to devices, and send again what was lost.",
    footer = "  ./muster command list --state issued")
final class CommandCommand extends CommandGroup {
  CommandCommand() {
    super(CommandListCommand.class, CommandShowCommand.class, CommandReissueCommand.class);
  }
}
