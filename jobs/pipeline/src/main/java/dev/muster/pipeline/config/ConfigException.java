package dev.muster.pipeline.config;

import java.util.List;

/**
 * A configuration that can't be used, with every problem found in it.
 *
 * <p>The message lists all problems, one a line, so that a file is put right in one go.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  ConfigException(String source, List<String> problems) {
    super(sentence(source, problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, each a sentence that names the key. */
  public List<String> problems() {
    return problems;
  }

  private static String sentence(String source, List<String> problems) {
    return problems.size() == 1
        ? source + ": " + problems.get(0)
        : source + " has " + problems.size() + " problems:\n  " + String.join("\n  ", problems);
  }
}
