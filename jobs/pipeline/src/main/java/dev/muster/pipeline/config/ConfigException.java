package dev.muster.pipeline.config;

import dev.muster.document.Problem;
import dev.muster.document.Problems;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A configuration that can't be used, with every problem found in it.
 *
 * <p>The message lists all problems, one a line, so that a file is put right in one go.
 */
public final class ConfigException extends RuntimeException {
  private final transient List<Problem> problems;
  private final String source;

  private ConfigException(String source, List<Problem> problems, String sentence) {
    super(sentence);
    this.source = source;
    this.problems = List.copyOf(problems);
  }

  /** A file that can't be read at all. */
  ConfigException(Path file, IOException why) {
    this(file.toString(), List.of(), file + ": " + sentence(why));
  }

  private static String sentence(IOException why) {
    if (why instanceof NoSuchFileException) {
      return "there is no such file: name one that is there.";
    }
    return why instanceof CharacterCodingException
        ? "this is no text in UTF-8: write it as that."
        : "can't be read: see that it is a file, and that this user may read it.";
  }

  /** What is wrong with a text, with the line of each problem. */
  public static ConfigException of(String source, Problems problems) {
    return new ConfigException(
        source,
        problems.all(),
        sentence(source, problems.all().stream().map(Problem::toString).toList(), ""));
  }

  /**
   * The same without lines, for a text that was put together from a person's file and more: its
   * lines are not those of the file.
   */
  public ConfigException withoutLines() {
    List<String> messages = problems.stream().map(Problem::message).toList();
    return problems.isEmpty()
        ? this
        : new ConfigException(source, problems, sentence(source, messages, source + ": "));
  }

  private static String sentence(String source, List<String> problems, String before) {
    return problems.size() == 1
        ? before + problems.get(0)
        : source + " has " + problems.size() + " problems:\n  " + String.join("\n  ", problems);
  }
}
