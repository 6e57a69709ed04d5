package dev.muster.cli;

import java.util.List;
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
    footer = "  ./muster device list")
final class DeviceCommand implements Runnable, CommandGroup {
  @Spec private CommandSpec spec;

  @Override
  public List<String> names() {
    return List.of("add", "list", "show", "suspend", "resume", "remove");
  }

  @Override
  public Class<?> named(String name) {
    return switch (name) {
      case "add" -> DeviceAddCommand.class;
      case "list" -> DeviceListCommand.class;
      case "show" -> DeviceShowCommand.class;
      case "suspend" -> DeviceStatusCommand.Suspend.class;
      case "resume" -> DeviceStatusCommand.Resume.class;
      case "remove" -> DeviceStatusCommand.Remove.class;
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
