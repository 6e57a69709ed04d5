package dev.muster.local.command;

import dev.muster.connectors.iceberg.Maintenance;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Keeps the audit tables quick to read. */
@Command(
    name = "maintain",
    description = {
      "Merge the small files of the audit tables and forget old snapshots, once. `up` does so every"
          + " five minutes by itself; beside `run`, start this as often, one at a time. A pipeline"
          + " may be writing."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./muster audit maintain --config prod.yaml")
final class MaintainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    int merges = Maintenance.once(audit.catalog(), Maintenance.READABLE, InstantSource.system());
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        Map.of("merges", merges, "snapshots_readable_for", Maintenance.READABLE.toString()),
        "Merged small files %d times, and forgot snapshots that were replaced an hour ago."
            .formatted(merges));
    out.flush();
    return 0;
  }
}
