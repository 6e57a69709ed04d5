package dev.muster.trial.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.ContentFileParser;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.JsonUtil;

/**
 * The tables of an instance as texts that say nothing of the place: Iceberg writes absolute paths
 * into everything. A text holds a table's metadata without its snapshots, its data files, and the
 * marker of the newest commit; the table that is made of it has all rows in one commit.
 */
final class KeptTables {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Namespace NAMESPACE = Namespace.of(AuditTables.NAMESPACE);
  private static final String HERE = "{data}";
  private static final String SUFFIX = ".table.json";

  /** What the committer writes into the summary of its snapshots. */
  private static final String MARKER = "flink.";

  private final DataDirectory data;
  private final AuditCatalog settings;

  KeptTables(DataDirectory data) {
    this.data = data;
    this.settings = new AuditCatalog(CatalogSettings.embedded(data.root()));
  }

  /** The number of the newest checkpoint whose rows a table holds. */
  long committed(String table) {
    Catalog catalog = settings.loadCatalog();
    try {
      return Long.parseLong(
          catalog
              .loadTable(TableIdentifier.of(NAMESPACE, table))
              .currentSnapshot()
              .summary()
              .get("flink.max-committed-checkpoint-id"));
    } finally {
      AuditCatalog.close(catalog);
    }
  }

  /** Writes every table as a text beside its data files. */
  void write() throws IOException {
    Catalog catalog = settings.loadCatalog();
    try {
      for (TableIdentifier name : catalog.listTables(NAMESPACE)) {
        Path text = text(name.name());
        Files.writeString(text, movable(JSON.writeValueAsString(kept(catalog.loadTable(name)))));
      }
    } finally {
      AuditCatalog.close(catalog);
    }
  }

  private static ObjectNode kept(Table table) throws IOException {
    ObjectNode kept = JSON.createObjectNode();
    kept.set("metadata", emptied(table));
    ArrayNode files = kept.putArray("files");
    ObjectNode marker = kept.putObject("marker");
    if (table.currentSnapshot() != null) {
      table.currentSnapshot().summary().forEach((key, value) -> mark(marker, key, value));
      try (CloseableIterable<FileScanTask> tasks =
          table.newScan().includeColumnStats().planFiles()) {
        tasks.forEach(task -> files.add(ContentFileParser.toJson(task.file(), task.spec())));
      }
    }
    return kept;
  }

  private static void mark(ObjectNode marker, String key, String value) {
    if (key.startsWith(MARKER)) {
      marker.put(key, value);
    }
  }

  private static ObjectNode emptied(Table table) throws IOException {
    ObjectNode metadata =
        (ObjectNode)
            JSON.readTree(
                TableMetadataParser.toJson(((HasTableOperations) table).operations().current()));
    metadata.put("current-snapshot-id", -1);
    metadata.put("last-sequence-number", 0);
    metadata.putObject("refs");
    for (String history :
        List.of(
            "snapshots", "snapshot-log", "metadata-log", "statistics", "partition-statistics")) {
      metadata.putArray(history);
    }
    return metadata;
  }

  /** Makes every table of its text, in a new catalog. */
  void read() throws IOException {
    Catalog catalog = settings.loadCatalog();
    try (Stream<Path> texts = Files.list(directory())) {
      ((SupportsNamespaces) catalog).createNamespace(NAMESPACE);
      for (Path text : texts.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
        String name = text.getFileName().toString().replace(SUFFIX, "");
        read(catalog, name, (ObjectNode) JSON.readTree(placed(Files.readString(text))));
      }
    } finally {
      AuditCatalog.close(catalog);
    }
  }

  private void read(Catalog catalog, String name, ObjectNode kept) throws IOException {
    Path metadata = directory().resolve(name).resolve("metadata").resolve("0.metadata.json");
    Files.createDirectories(metadata.getParent());
    Files.writeString(metadata, JSON.writeValueAsString(kept.get("metadata")));
    Table table = catalog.registerTable(TableIdentifier.of(NAMESPACE, name), metadata.toString());
    if (!kept.get("files").isEmpty()) {
      AppendFiles append = table.newAppend();
      kept.get("files").forEach(file -> append.appendFile(file(table, file.textValue())));
      kept.get("marker")
          .fields()
          .forEachRemaining(entry -> append.set(entry.getKey(), entry.getValue().textValue()));
      append.commit();
    }
  }

  private static DataFile file(Table table, String json) {
    try {
      return (DataFile) ContentFileParser.fromJson(JsonUtil.mapper().readTree(json), table.specs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String movable(String text) {
    return text.replace(data.root().toString(), HERE);
  }

  private String placed(String text) {
    return text.replace(HERE, data.root().toString());
  }

  private Path text(String table) {
    return directory().resolve(table + SUFFIX);
  }

  private Path directory() {
    return data.warehouse().resolve(AuditTables.NAMESPACE);
  }
}
