package dev.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the documents of a directory, without a running Muster. */
abstract class BundleCheck implements Callable<Integer> {
  private final BundleKind kind;

  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "DIR", description = "Where the .yaml files are.")
  private Path directory;

  BundleCheck(BundleKind kind) {
    this.kind = kind;
  }

  /** Tells what is no problem and still not as written. */
  void note(CheckedBundle bundle, PrintWriter err) {
    // Most kinds have nothing of that sort.
  }

  @Override
  public Integer call() {
    CheckedBundle bundle = CheckedBundle.read(kind, directory, spec.commandLine().getErr());
    note(bundle, spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    json.print(out, new View(bundle.documents().size(), 0), bundle.count() + ", no problems");
    out.flush();
    return 0;
  }

  private record View(int documents, int problems) {}
}
