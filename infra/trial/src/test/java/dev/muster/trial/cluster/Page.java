package dev.muster.trial.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The commands of a page, in their order: lines of its blocks of code that begin as one does. */
final class Page {
  private static final String COMMAND = "./muster ";
  private static final String BLOCK = "```";

  private final Iterator<List<String>> commands;

  private Page(List<List<String>> commands) {
    this.commands = commands.iterator();
  }

  /**
   * Reads a page.
   *
   * @param places what stands for files and directories of the reader
   */
  static Page read(Path file, Map<String, Path> places) throws IOException {
    List<List<String>> commands = new ArrayList<>();
    boolean code = false;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(BLOCK)) {
        code = !code;
      } else if (code && line.startsWith(COMMAND)) {
        commands.add(
            Arrays.stream(line.substring(COMMAND.length()).split(" +"))
                .map(word -> placed(word, places))
                .toList());
      }
    }
    return new Page(commands);
  }

  private static String placed(String word, Map<String, Path> places) {
    for (Map.Entry<String, Path> place : places.entrySet()) {
      if (word.startsWith(place.getKey())) {
        return place.getValue() + word.substring(place.getKey().length());
      }
    }
    return word;
  }

  /** The next command, which begins with these words. */
  List<String> next(String... words) {
    List<String> command = commands.next();
    if (!command.subList(0, words.length).equals(List.of(words))) {
      throw new AssertionError("The page goes on with " + command);
    }
    return command;
  }

  boolean isRead() {
    return !commands.hasNext();
  }
}
