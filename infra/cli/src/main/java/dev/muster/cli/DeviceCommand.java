package dev.muster.cli;

import picocli.CommandLine.Command;

/** The registry: who may send. */
@Command(
    name = "device",
    description = "The registry: which devices there are, and how they stand.",
    footer = "  ./muster device list")
final class DeviceCommand extends CommandGroup {
  DeviceCommand() {
    super(
        DeviceAddCommand.class,
        DeviceListCommand.class,
        DeviceShowCommand.class,
        DeviceStatusCommand.Suspend.class,
        DeviceStatusCommand.Resume.class,
        DeviceStatusCommand.Remove.class);
  }
}
