package dev.muster.connectors.iceberg;

import dev.muster.audit.AuditTables;
import dev.muster.audit.run.RunEventKind;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** The control bundles that have been in force, as table {@code runs} remembers them. */
public final class AppliedBundles {
  private AppliedBundles() {}

  /**
   * The newest version of each kind of bundle, by the wire name of the kind. Reads the rows of
   * bundles, which are as few as those that were ever published.
   *
   * @throws CatalogSettingsException if the table can't be read
   */
  public static Map<String, AppliedBundle> newest(AuditCatalog catalog) {
    Catalog loaded = catalog.loadCatalog();
    try {
      return newest(loaded.loadTable(AuditCatalog.identifier(AuditTables.RUNS)));
    } catch (IOException | RuntimeException e) {
      throw catalog.unusable("read", e);
    } finally {
      AuditCatalog.close(loaded);
    }
  }

  private static Map<String, AppliedBundle> newest(Table runs) throws IOException {
    Map<String, AppliedBundle> newest = new TreeMap<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(runs)
            .where(Expressions.equal("event", RunEventKind.CONTROL_APPLIED.name()))
            .select(
                "event",
                "subject",
                "control_version",
                "kafka_topic",
                "kafka_partition",
                "kafka_offset")
            .build()) {
      for (Record row : rows) {
        newest.merge(
            (String) row.getField("subject"),
            bundle(row),
            (one, other) -> other.version() > one.version() ? other : one);
      }
    }
    return newest;
  }

  private static AppliedBundle bundle(Record row) {
    return new AppliedBundle(
        (Long) row.getField("control_version"),
        (String) row.getField("kafka_topic"),
        (Integer) row.getField("kafka_partition"),
        (Long) row.getField("kafka_offset"));
  }

  /**
   * A version that was in force.
   *
   * @param version its version
   * @param topic where it stood
   * @param partition where it stood
   * @param offset where it stood
   */
  public record AppliedBundle(long version, String topic, int partition, long offset) {}
}
