package dev.muster.local.query;

import dev.muster.audit.TableDefinition;
import dev.muster.connectors.iceberg.AuditCatalog;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;

/** Writes rows into an audit table as a pipeline would, one file and one commit at a time. */
public final class TableRows {
  private final AuditCatalog catalog;
  private final TableDefinition definition;

  /** Rows of one table. */
  public TableRows(AuditCatalog catalog, TableDefinition definition) {
    this.catalog = catalog;
    this.definition = definition;
  }

  /** Appends rows of one day; columns that are not given stay empty. */
  public void append(List<Map<String, Object>> rows) throws IOException {
    Catalog loaded = catalog.loadCatalog();
    try {
      Table table = loaded.loadTable(AuditCatalog.identifier(definition));
      OutputFile file =
          table
              .io()
              .newOutputFile(
                  table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet"));
      table.newAppend().appendFile(write(table, file, rows)).commit();
    } finally {
      AuditCatalog.close(loaded);
    }
  }

  /** Commits a file of one row that lies elsewhere, without looking whether it is there. */
  void pointTo(String file, LocalDate day) {
    Catalog loaded = catalog.loadCatalog();
    try {
      Table table = loaded.loadTable(AuditCatalog.identifier(definition));
      table
          .newAppend()
          .appendFile(
              DataFiles.builder(table.spec())
                  .withPath(file)
                  .withFileSizeInBytes(1)
                  .withRecordCount(1)
                  .withPartitionPath(definition.dayColumn() + "_day=" + day)
                  .build())
          .commit();
    } finally {
      AuditCatalog.close(loaded);
    }
  }

  private DataFile write(Table table, OutputFile file, List<Map<String, Object>> rows)
      throws IOException {
    DataWriter<Record> writer =
        Parquet.writeData(file)
            .schema(table.schema())
            .createWriterFunc(GenericParquetWriter::create)
            .withSpec(table.spec())
            .withPartition(partition(table, rows.get(0)))
            .build();
    try (writer) {
      rows.forEach(row -> writer.write(GenericRecord.create(table.schema()).copy(row)));
    }
    return writer.toDataFile();
  }

  private StructLike partition(Table table, Map<String, Object> row) {
    OffsetDateTime day = (OffsetDateTime) row.get(definition.dayColumn());
    return DataFiles.data(table.spec(), definition.dayColumn() + "_day=" + day.toLocalDate());
  }
}
