package dev.muster.connectors.iceberg;

import dev.muster.audit.AuditTables;
import dev.muster.audit.run.RunEventKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The control bundles that have been in force, as table {@code runs} remembers them. */
public final class AppliedBundles {
  private static final List<String> COLUMNS =
      List.of("subject", "control_version", "kafka_topic", "kafka_partition", "kafka_offset");

  private AppliedBundles() {}

  /**
   * The newest version of each kind of bundle, by the wire name of the kind. Reads the rows of
   * bundles, which are as few as those that were ever published.
   *
   * @throws CatalogSettingsException if the table can't be read
   */
  public static Map<String, AppliedBundle> newest(AuditCatalog catalog) {
    Map<String, AppliedBundle> newest = new TreeMap<>();
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.RUNS)) {
      rows.read(
          AuditTables.RUNS,
          RowFilter.equal("event", RunEventKind.CONTROL_APPLIED.name()),
          COLUMNS,
          row ->
              newest.merge(
                  row.requiredText("subject"),
                  bundle(row),
                  (one, other) -> other.version() > one.version() ? other : one));
    }
    return newest;
  }

  private static AppliedBundle bundle(AuditRow row) {
    return new AppliedBundle(
        row.number("control_version"),
        row.requiredText("kafka_topic"),
        row.integer("kafka_partition"),
        row.number("kafka_offset"));
  }

  /** A version that was in force. */
  public record AppliedBundle(long version, String topic, int partition, long offset) {}
}
