package dev.muster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The registry: who may send. */
@Command(
    name = "device",
    description = "The registry: which devices there are, and how they stand.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  ./muster device list",
    subcommands = {
      DeviceAddCommand.class,
      DeviceListCommand.class,
      DeviceShowCommand.class,
      DeviceStatusCommand.Suspend.class,
      DeviceStatusCommand.Resume.class,
      DeviceStatusCommand.Remove.class,
    })
final class DeviceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
