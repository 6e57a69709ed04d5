package dev.muster.local.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says a failure in one sentence; the stack trace only with {@code --stacktrace}. */
final class FailureSentence implements IExecutionExceptionHandler {
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

  static int misunderstood(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("muster: " + failure.getMessage());
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.USAGE;
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
