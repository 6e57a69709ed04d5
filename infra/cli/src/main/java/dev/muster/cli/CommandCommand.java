package dev.muster.cli;

import java.util.List;
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
    footer = "  ./muster command list --state issued")
final class CommandCommand implements Runnable, CommandGroup {
  @Spec private CommandSpec spec;

  @Override
  public List<String> names() {
    return List.of("list", "show", "reissue");
  }

  @Override
  public Class<?> named(String name) {
    return switch (name) {
      case "list" -> CommandListCommand.class;
      case "show" -> CommandShowCommand.class;
      case "reissue" -> CommandReissueCommand.class;
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
