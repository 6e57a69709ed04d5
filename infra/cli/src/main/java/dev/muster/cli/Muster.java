package dev.muster.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

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
    version = Muster.VERSION,
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed, with one sentence on stderr", "2:not understood"})
public final class Muster extends CommandGroup {
  /** What modules bring of which the help tells first, in this order. */
  private static final List<String> FIRST = List.of("demo", "init", "up", "run");

  private static final String AUDIT = "audit";

  static final String VERSION = "muster 0.1.0";

  /** Made by {@link #commandLine}. */
  Muster() {
    super(
        Groups.Device.class,
        Groups.Trust.class,
        PolicyCommand.class,
        RulesCommand.class,
        ApproveCommand.class,
        Groups.Commands.class,
        FindingsCommand.class,
        BacktestCommand.class,
        Groups.Audit.class,
        SqlCommand.class,
        Groups.Topic.class);
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (arguments.length == 1 && arguments[0].equals("--version")) {
      System.out.println(VERSION);
      return;
    }
    if (arguments.length > 0 && new Muster().answersAtOnce(arguments[0])) {
      LogFile.never();
    }
    System.exit(commandLine(arguments).execute(arguments));
  }

  /** The command line with every command, those too that other modules bring. */
  public static CommandLine commandLine() {
    return commandLine(new String[0]);
  }

  /**
   * The command line that these arguments need, so that they are answered at once: where they name
   * a command of this module, it has no other. What it says is the same.
   */
  public static CommandLine commandLine(String... arguments) {
    Muster muster = new Muster();
    CommandLine line = new CommandLine(muster, new OwnInstances());
    muster.addTo(line, List.of(arguments));
    FailureSentence failure = new FailureSentence();
    line.setExecutionExceptionHandler(failure);
    line.setParameterExceptionHandler(failure);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  /** Whether somebody waits for what a command says; to audit may take minutes. */
  private boolean answersAtOnce(String command) {
    return holds(command) && !command.equals(AUDIT);
  }

  @Override
  void addTo(CommandLine line, List<String> words) {
    if (!words.isEmpty() && holds(words.get(0))) {
      super.addTo(line, words);
    } else {
      addAll(line);
    }
  }

  private void addAll(CommandLine line) {
    Map<String, CommandLine> brought = new TreeMap<>();
    List<ModuleCommand> deeper = new ArrayList<>();
    for (ModuleCommand command : ServiceLoader.load(ModuleCommand.class)) {
      if (command.under().isEmpty()) {
        CommandLine read = new CommandLine(command, line.getFactory());
        brought.put(read.getCommandName(), read);
      } else {
        deeper.add(command);
      }
    }
    FIRST.stream().filter(brought::containsKey).map(brought::remove).forEach(line::addSubcommand);
    super.addTo(line, List.of());
    brought.values().forEach(line::addSubcommand);
    for (ModuleCommand command : deeper) {
      Objects.requireNonNull(line.getSubcommands().get(command.under()), command.under())
          .addSubcommand(command);
    }
  }
}
