package dev.muster.pipeline;

import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.Maintenance;
import dev.muster.pipeline.config.PipelineConfig;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * One pass of maintenance over the audit tables of a configuration, for deployments that have the
 * jobs' jars and not the command line. No Flink job: whoever runs it starts it again.
 */
public final class TableMaintenance {
  private TableMaintenance() {}

  /**
   * Merges small files, forgets old snapshots, and ends.
   *
   * @param args one argument: the configuration file
   */
  public static void main(String[] args) {
    if (args.length != 1) {
      throw new IllegalArgumentException("Give one argument: the configuration file.");
    }
    PipelineConfig config = PipelineConfig.read(Path.of(args[0]));
    int merges =
        Maintenance.once(
            new AuditCatalog(config.catalog().settings()),
            Maintenance.READABLE,
            InstantSource.system());
    System.out.println("Merged small files " + merges + " times, and forgot old snapshots.");
  }
}
