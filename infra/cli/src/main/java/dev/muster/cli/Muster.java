package dev.muster.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of Muster: one subcommand per thing to do. */
@Command(
    name = "muster",
    description = "Every device, every message, accounted for.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = "  ./muster up",
    mixinStandardHelpOptions = true,
    version = "muster 0.1.0",
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed, with one sentence on stderr", "2:not understood"})
public final class Muster implements Runnable {
  /** What modules bring of which the help tells first, in this order. */
  private static final List<String> FIRST = List.of("demo", "init", "up", "run");

  private static final List<Class<?>> OWN =
      List.of(
          DeviceCommand.class,
          TrustCommand.class,
          PolicyCommand.class,
          RulesCommand.class,
          ApproveCommand.class,
          CommandCommand.class,
          FindingsCommand.class,
          AuditCommand.class,
          SqlCommand.class,
          TopicCommand.class);

  @Spec private CommandSpec spec;

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line as it is run, with the commands that other modules bring. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Muster());
    addSubcommands(line);
    line.setExecutionExceptionHandler(new FailureSentence());
    line.setParameterExceptionHandler(FailureSentence::misunderstood);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private static void addSubcommands(CommandLine line) {
    Map<String, CommandLine> brought = new TreeMap<>();
    List<ModuleCommand> deeper = new ArrayList<>();
    for (ModuleCommand command : ServiceLoader.load(ModuleCommand.class)) {
      if (command.under().isEmpty()) {
        CommandLine read = new CommandLine(command);
        brought.put(read.getCommandName(), read);
      } else {
        deeper.add(command);
      }
    }
    FIRST.stream().filter(brought::containsKey).map(brought::remove).forEach(line::addSubcommand);
    OWN.forEach(line::addSubcommand);
    brought.values().forEach(line::addSubcommand);
    deeper.forEach(command -> line.getSubcommands().get(command.under()).addSubcommand(command));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
