package dev.muster.cli;

import java.util.List;
import picocli.CommandLine;

/**
 * A command that only holds others. They are named here and looked at when they are asked for, as
 * to look at all of them takes longer than most of them do.
 */
interface CommandGroup {
  /** Their names, in the order in which the help tells them. */
  List<String> names();

  /** The one of a name. */
  Class<?> named(String name);

  /** Adds the one that the first word names, and all where it names none. */
  default void addTo(CommandLine line, List<String> words) {
    boolean one = !words.isEmpty() && names().contains(words.get(0));
    for (String name : one ? words.subList(0, 1) : names()) {
      CommandLine command = new CommandLine(named(name), line.getFactory());
      line.addSubcommand(name, command);
      if (command.getCommand() instanceof CommandGroup group) {
        group.addTo(command, one ? words.subList(1, words.size()) : List.of());
      }
    }
  }
}
