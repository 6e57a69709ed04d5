package dev.muster.local.command;

import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the newest bundle as its authors wrote it. */
abstract class BundleShow implements Callable<Integer> {
  private final BundleKind kind;

  @Spec private CommandSpec spec;
  @Mixin private FleetAccess fleet;
  @Mixin private JsonOption json;

  BundleShow(BundleKind kind) {
    this.kind = kind;
  }

  @Override
  public Integer call() {
    TextBundle bundle =
        fleet
            .bundles(kind)
            .newest(kind.noun())
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "There are no %s yet: publish some with ./muster %s publish DIR."
                            .formatted(kind.plural(), kind.noun())));
    PrintWriter out = spec.commandLine().getOut();
    json.print(out, view(bundle), text(bundle));
    out.flush();
    return 0;
  }

  private Map<String, Object> view(TextBundle bundle) {
    Map<String, String> documents = new LinkedHashMap<>();
    bundle.documents().forEach(document -> documents.put(document.name(), document.text()));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put(kind.noun() + "_version", bundle.version());
    view.put("expires_at", Instant.ofEpochMilli(bundle.expiresAt()).toString());
    view.put("documents", documents);
    return view;
  }

  private String text(TextBundle bundle) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(kind.noun()).append(" version ").append(bundle.version());
    for (TextDocument document : bundle.documents()) {
      text.append("\n# ")
          .append(document.name())
          .append('\n')
          .append(document.text().stripTrailing());
    }
    return text.toString();
  }
}
