package dev.muster.cli;

import dev.muster.control.bundle.TextBundle;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks, signs and publishes the documents of a directory; returns when they are valid. */
abstract class BundlePublish implements Callable<Integer> {
  private static final Period LIFE = Period.ofYears(1);

  private final BundleKind kind;
  private final InstantSource clock = InstantSource.system();

  @Spec private CommandSpec spec;
  @Mixin private FleetAccess fleet;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "DIR", description = "Where the .yaml files are.")
  private Path directory;

  BundlePublish(BundleKind kind) {
    this.kind = kind;
  }

  /** Tells what is no problem and still not as written. */
  void note(CheckedBundle bundle, FleetAccess access, PrintWriter err) {
    // Most kinds have nothing of that sort.
  }

  @Override
  public Integer call() throws InterruptedException {
    CheckedBundle checked = CheckedBundle.read(kind, directory, spec.commandLine().getErr());
    note(checked, fleet, spec.commandLine().getErr());
    long version = fleet.bundles(kind).newest(kind.noun()).map(TextBundle::version).orElse(0L) + 1;
    TextBundle bundle = TextBundle.of(version, expiry(), checked.documents());
    long validFrom = fleet.bundlePublisher(kind).publish(List.of(bundle));
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        view(bundle, validFrom),
        "%s version %s of %s is in force".formatted(kind.noun(), version, checked.count()));
    out.flush();
    return 0;
  }

  private long expiry() {
    return clock.instant().atZone(ZoneOffset.UTC).plus(LIFE).toInstant().toEpochMilli();
  }

  private Map<String, Object> view(TextBundle bundle, long validFrom) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put(kind.noun() + "_version", bundle.version());
    view.put("documents", bundle.documents().size());
    view.put("valid_from", Instant.ofEpochMilli(validFrom).toString());
    return view;
  }
}
