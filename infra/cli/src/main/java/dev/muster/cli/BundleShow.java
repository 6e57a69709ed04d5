package dev.muster.cli;

import dev.muster.control.bundle.TextBundle;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the newest bundle as its authors wrote it, and what keeps the jobs from using it. */
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
    ShownBundle shown = new ShownBundle(kind, bundle);
    json.print(out, shown.view(), shown.text());
    out.flush();
    return 0;
  }
}
