package dev.muster.cli;

import dev.muster.connectors.iceberg.Maintenance;
import dev.muster.connectors.kafka.ControlCarrying.Pass;
import dev.muster.pipeline.ControlMaintenance;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps the audit tables quick to read. */
@Command(
    name = "maintain",
    description = {
      "Merge the small files of the audit tables and forget old snapshots, once. `up` does so every"
          + " five minutes by itself; beside `run`, start this as often, one at a time. A pipeline"
          + " may be writing.",
      "With --control, keep the control topics short instead: copy what is in force and delete what"
          + " no message that telemetry keeps can need. `up` does so once a day."
    },
    footer = {
      "  ./muster audit maintain --config prod.yaml",
      "  ./muster audit maintain --control --config prod.yaml"
    })
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class MaintainCommand implements Runnable {
  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Option(names = "--control", description = "The control topics instead of the tables.")
  private boolean control;

  @Override
  public void run() {
    if (control) {
      maintainTopics();
    } else {
      maintainTables();
    }
  }

  private void maintainTopics() {
    Pass pass =
        audit.withKafka(
            kafka ->
                ControlMaintenance.once(
                    kafka, audit.topics(), audit.root(), InstantSource.system()));
    json.print(
        new ControlView(pass.copied(), pass.deleted()),
        "Copied %s control records, and deleted %s that nobody needs any more."
            .formatted(pass.copied(), pass.deleted()));
  }

  private void maintainTables() {
    int merges = Maintenance.once(audit.catalog(), Maintenance.READABLE, InstantSource.system());
    json.print(
        new TablesView(merges, Maintenance.READABLE.toString()),
        "Merged small files %s times, and forgot snapshots that were replaced an hour ago."
            .formatted(merges));
  }

  private record ControlView(long copied, long deleted) {}

  private record TablesView(int merges, String snapshotsReadableFor) {}
}
