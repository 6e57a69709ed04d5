package dev.muster.cli;

import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.document.Problem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bundle as its authors wrote it, and what keeps the jobs from using it. */
record ShownBundle(BundleKind kind, TextBundle bundle) {

  /** For scripts. */
  Map<String, Object> view() {
    Map<String, String> documents = new LinkedHashMap<>();
    bundle.documents().forEach(document -> documents.put(document.name(), document.text()));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put(kind.noun() + "_version", bundle.version());
    view.put("expires_at", Instant.ofEpochMilli(bundle.expiresAt()).toString());
    view.put("problems", problems().stream().map(Problem::toString).toList());
    view.put("documents", documents);
    return view;
  }

  /** For people: what is not the authors' is behind a {@code #}. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(kind.noun()).append(" version ").append(bundle.version());
    for (Problem problem : problems()) {
      text.append("\n# without effect, since it was signed with a problem: ").append(problem);
    }
    for (TextDocument document : bundle.documents()) {
      text.append("\n# ")
          .append(document.name())
          .append('\n')
          .append(document.text().stripTrailing());
    }
    return text.toString();
  }

  private List<Problem> problems() {
    return kind.check(bundle.documents());
  }
}
