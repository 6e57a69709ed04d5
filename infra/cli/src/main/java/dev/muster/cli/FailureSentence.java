package dev.muster.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says a failure in one sentence; the stack trace only with {@code --stacktrace}. */
final class FailureSentence implements IExecutionExceptionHandler, IParameterExceptionHandler {
  static final String STACK_TRACE = "--stacktrace";
  private static final int FAILED = 1;

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    err.println("muster: " + sentence(failure));
    if (arguments.originalArgs().contains(STACK_TRACE)) {
      failure.printStackTrace(err);
    } else if (!isOwn(failure)) {
      err.println("(--stacktrace shows where.)");
    }
    err.flush();
    return FAILED;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("muster: " + misunderstanding(failure));
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.USAGE;
  }

  /** A word that is no command is answered with those that are, the nearest first. */
  private static String misunderstanding(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
      return String.valueOf(failure.getMessage());
    }
    CommandLine command = failure.getCommandLine();
    Set<String> known = command.getSubcommands().keySet();
    if (known.isEmpty() || unmatched.getUnmatched().isEmpty()) {
      return String.valueOf(failure.getMessage());
    }
    List<String> near =
        unmatched.getSuggestions().stream()
            .map(suggestion -> suggestion.substring(suggestion.lastIndexOf(' ') + 1))
            .filter(known::contains)
            .toList();
    String nearest = near.isEmpty() ? "" : "did you mean %s? ".formatted(near.get(0));
    return "`%s` is no command of %s: %swrite one of %s."
        .formatted(
            unmatched.getUnmatched().get(0),
            command.getCommandSpec().qualifiedName(),
            nearest,
            String.join(", ", known));
  }

  /** Muster's own exceptions are sentences; of others the innermost cause says most. */
  private static String sentence(Throwable failure) {
    Throwable innermost = failure;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (isOwn(at) && at.getMessage() != null) {
        return at.getMessage();
      }
      innermost = at;
    }
    String message = innermost.getMessage();
    String kind = innermost.getClass().getSimpleName();
    return message == null ? kind : kind + ": " + message.lines().findFirst().orElse("");
  }

  private static boolean isOwn(Throwable failure) {
    return failure.getClass().getName().startsWith("dev.muster.");
  }
}
