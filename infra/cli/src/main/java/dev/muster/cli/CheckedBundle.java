package dev.muster.cli;

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
import java.util.List;

/** Documents that may be published: read from a directory, without a problem. */
record CheckedBundle(List<TextDocument> documents) {

  /**
   * Reads and checks; writes each problem on a line of its own.
   *
   * @throws CommandFailedException if there is one
   */
  static CheckedBundle read(BundleKind kind, Path directory, PrintWriter err) {
    List<TextDocument> documents = BundleFiles.read(directory);
    List<Problem> problems = kind.check(documents);
    problems.forEach(problem -> err.println(directory + File.separator + problem));
    err.flush();
    if (!problems.isEmpty()) {
      throw new CommandFailedException(
          "%s %s in %s: nothing is published until there is none."
              .formatted(
                  problems.size(), problems.size() == 1 ? "problem" : "problems", directory));
    }
    return new CheckedBundle(documents);
  }

  /** Tells what the configuration's ceilings make of rules. */
  void tellCaps(Ceilings ceilings, PrintWriter err) {
    TextBundle bundle = TextBundle.of(1, Long.MAX_VALUE, documents);
    CappedRules.notes(RuleDocuments.read(bundle), ceilings).forEach(err::println);
    err.flush();
  }

  /** As people count them. */
  String count() {
    return documents.size() == 1 ? "1 document" : documents.size() + " documents";
  }
}
