package dev.muster.distribution;

import dev.muster.cli.Muster;
import java.nio.file.Path;

/**
 * The commands that are to answer at once, one after the other in one process, so that Java can
 * write down the classes that they load.
 */
final class Rehearsal {
  private Rehearsal() {}

  /**
   * Runs them.
   *
   * @param arguments the directory of an instance that runs, and the file of a device's public key
   * @throws IllegalStateException if a command fails
   */
  public static void main(String[] arguments) {
    Path data = Path.of(arguments[0]);
    say("--version");
    say("device", "add", "pump-7", "--key", arguments[1], "--cohort", "pumps", in(data));
    say("device", "show", "pump-7", in(data));
    say("device", "list", in(data));
    say("findings", in(data));
    say("command", "list", in(data));
    say("approve", "--list", in(data));
    say("sql", "SELECT 1", in(data));
    say("sql", "SELECT count(*) FROM verdicts", in(data));
    System.exit(0);
  }

  private static String in(Path data) {
    return "--data=" + data;
  }

  private static void say(String... words) {
    int code = Muster.commandLine(words).execute(words);
    if (code != 0) {
      throw new IllegalStateException("muster " + String.join(" ", words) + " ended with " + code);
    }
  }
}
