package dev.muster.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that only holds others. They are named here and looked at when they are asked for, as
 * to look at all of them takes longer than most of them do.
 */
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
abstract class CommandGroup implements Runnable {
  private final Map<String, Class<?>> commands = new LinkedHashMap<>();
  @Spec private CommandSpec spec;

  /** Holds these commands, in the order in which the help tells them. */
  CommandGroup(Class<?>... held) {
    for (Class<?> command : held) {
      commands.put(command.getAnnotation(Command.class).name(), command);
    }
  }

  /** Adds the one that the first word names, and all where it names none. */
  void addTo(CommandLine line, List<String> words) {
    boolean one = !words.isEmpty() && commands.containsKey(words.get(0));
    for (String name : one ? Set.of(words.get(0)) : commands.keySet()) {
      CommandLine command = new CommandLine(commands.get(name), line.getFactory());
      line.addSubcommand(name, command);
      if (command.getCommand() instanceof CommandGroup group) {
        group.addTo(command, one ? words.subList(1, words.size()) : List.of());
      }
    }
  }

  /** Whether one of its own commands has this name. */
  boolean holds(String name) {
    return commands.containsKey(name);
  }

  @Override
  public final void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
