package dev.muster.local.command;

import dev.muster.local.demo.DemoCommand;
import java.util.ServiceLoader;
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
    footer = "  ./muster demo",
    mixinStandardHelpOptions = true,
    version = "muster 0.1.0",
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed, with one sentence on stderr", "2:not understood"},
    subcommands = {
      DemoCommand.class,
      InitCommand.class,
      UpCommand.class,
      RunCommand.class,
      DeviceCommand.class,
      TrustCommand.class,
      PolicyCommand.class,
      RulesCommand.class,
      ApproveCommand.class,
      CommandCommand.class,
      FindingsCommand.class,
      AuditCommand.class,
      SqlCommand.class,
      TopicCommand.class,
    })
public final class Muster implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line as it is run, for tests and for adding commands of other modules. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Muster());
    ServiceLoader.load(ModuleCommand.class).forEach(line::addSubcommand);
    line.setExecutionExceptionHandler(new FailureSentence());
    line.setParameterExceptionHandler(FailureSentence::misunderstood);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
