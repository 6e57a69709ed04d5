package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.control.bundle.TextBundle;
import picocli.CommandLine.Mixin;

/** Shows the newest bundle as its authors wrote it, and what keeps the jobs from using it. */
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
abstract class BundleShow implements Runnable {
  private final BundleKind kind;

  @Mixin private FleetAccess fleet;
  @Mixin private JsonOption json;

  BundleShow(BundleKind kind) {
    this.kind = kind;
  }

  @Override
  public void run() {
    TextBundle bundle =
        fleet
            .bundles(kind)
            .newest(kind.noun())
            .orElseThrow(
                () ->
                    new AdminException(
                        "There are no %s yet: publish some with ./muster %s publish DIR."
                            .formatted(kind.plural(), kind.noun())));
    ShownBundle shown = new ShownBundle(kind, bundle);
    json.print(shown.view(), shown.text());
  }
}
