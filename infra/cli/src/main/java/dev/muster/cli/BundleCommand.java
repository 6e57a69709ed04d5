package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.admin.control.BundleFiles;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.document.Problem;
import dev.muster.remediate.budget.Ceilings;
import dev.muster.remediate.rule.CappedRules;
import dev.muster.remediate.rule.RuleDocuments;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is done with the documents of a directory, of either kind. */
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
abstract class BundleCommand implements Callable<Integer> {
  private final BundleKind kind;
  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "DIR", description = "Where the .yaml files are.")
  private Path directory;

  private BundleCommand(BundleKind kind) {
    this.kind = kind;
  }

  /**
   * Reads and checks the documents; writes each problem on a line of its own.
   *
   * @throws AdminException if there is one
   */
  List<TextDocument> checked() {
    List<TextDocument> documents = BundleFiles.read(directory);
    List<Problem> problems = kind.check(documents);
    problems.forEach(problem -> note(directory + File.separator + problem));
    if (!problems.isEmpty()) {
      throw new AdminException(
          "%s %s in %s: nothing is published until there is none."
              .formatted(
                  problems.size(), problems.size() == 1 ? "problem" : "problems", directory));
    }
    return documents;
  }

  /** The same documents, which are rules, once it is told what ceilings make of them. */
  List<TextDocument> tellingCaps(List<TextDocument> documents, Ceilings ceilings) {
    TextBundle bundle = TextBundle.of(1, Long.MAX_VALUE, documents);
    CappedRules.notes(RuleDocuments.read(bundle), ceilings).forEach(this::note);
    return documents;
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private static String count(List<TextDocument> documents) {
    return documents.size() == 1 ? "1 document" : documents.size() + " documents";
  }

  /** Checks them, without a running Muster. */
  abstract static class Check extends BundleCommand {
    Check(BundleKind kind) {
      super(kind);
    }

    @Override
    public Integer call() {
      List<TextDocument> documents = checked();
      super.json.print(new View(documents.size(), 0), count(documents) + ", no problems");
      return 0;
    }

    private record View(int documents, int problems) {}
  }

  /** Checks, signs and publishes them; returns when they are valid. */
  abstract static class Publish extends BundleCommand {
    private final BundleKind kind;
    @Mixin FleetAccess fleet;

    Publish(BundleKind kind) {
      super(kind);
      this.kind = kind;
    }

    @Override
    public Integer call() throws InterruptedException {
      List<TextDocument> documents = checked();
      long version =
          fleet.bundles(kind).newest(kind.noun()).map(TextBundle::version).orElse(0L) + 1;
      TextBundle bundle = TextBundle.of(version, fleet.expiry(), documents);
      long validFrom = fleet.bundlePublisher(kind).publish(List.of(bundle));
      Map<String, Object> view = new LinkedHashMap<>();
      view.put(kind.noun() + "_version", version);
      view.put("documents", documents.size());
      view.put("valid_from", Instant.ofEpochMilli(validFrom).toString());
      super.json.print(
          view,
          "%s version %s of %s is in force".formatted(kind.noun(), version, count(documents)));
      return 0;
    }
  }
}
