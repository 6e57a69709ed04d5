package dev.muster.testkit;

import dev.muster.audit.table.TableDefinition;
import dev.muster.connectors.iceberg.AuditCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.deletes.DVFileWriter;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/** Writes rows into an audit table as a pipeline would, one file and one commit at a time. */
public record TableRows(AuditCatalog catalog, TableDefinition definition) {
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
  public void pointTo(String file, LocalDate day) {
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

  /** Deletes rows of the first file by their positions, as another engine would. */
  public void deletePositions(long... positions) {
    inTable(
        table -> {
          DataFile data = firstFile(table);
          PositionDeleteWriter<Record> writer =
              Parquet.writeDeletes(newFile(table))
                  .createWriterFunc(GenericParquetWriter::create)
                  .withSpec(table.spec())
                  .withPartition(data.partition())
                  .overwrite()
                  .buildPositionWriter();
          try (writer) {
            for (long position : positions) {
              writer.write(PositionDelete.<Record>create().set(data.location(), position, null));
            }
          }
          table.newRowDelta().addDeletes(writer.toDeleteFile()).commit();
        });
  }

  /** Deletes all rows so far of which a column has a value. */
  public void deleteEqual(String column, Object value) {
    inTable(
        table -> {
          Schema key = table.schema().select(column);
          EqualityDeleteWriter<Record> writer =
              Parquet.writeDeletes(newFile(table))
                  .createWriterFunc(GenericParquetWriter::create)
                  .rowSchema(key)
                  .equalityFieldIds(key.findField(column).fieldId())
                  .withSpec(table.spec())
                  .withPartition(firstFile(table).partition())
                  .overwrite()
                  .buildEqualityWriter();
          try (writer) {
            writer.write(GenericRecord.create(key).copy(column, value));
          }
          table.newRowDelta().addDeletes(writer.toDeleteFile()).commit();
        });
  }

  /** Deletes rows of the first file by a deletion vector, as engines do from version 3 on. */
  public void deleteByVector(long... positions) {
    inTable(
        table -> {
          DataFile data = firstFile(table);
          DVFileWriter writer =
              new BaseDVFileWriter(
                  OutputFileFactory.builderFor(table, 1, 1).format(FileFormat.PUFFIN).build(),
                  path -> null);
          try (writer) {
            for (long position : positions) {
              writer.delete(data.location(), position, table.spec(), data.partition());
            }
          }
          RowDelta delta = table.newRowDelta();
          writer.result().deleteFiles().forEach(delta::addDeletes);
          delta.commit();
        });
  }

  /** Sets the version of the table's format. */
  public void upgradeTo(int version) {
    inTable(
        table ->
            table.updateProperties().set("format-version", Integer.toString(version)).commit());
  }

  /** Changes the columns of the table. */
  public void change(UnaryOperator<UpdateSchema> change) {
    inTable(table -> change.apply(table.updateSchema()).commit());
  }

  private static DataFile firstFile(Table table) throws IOException {
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      @Nullable DataFile first = null;
      for (FileScanTask task : tasks) {
        boolean earlier =
            first == null || task.file().dataSequenceNumber() < first.dataSequenceNumber();
        first = earlier ? task.file() : first;
      }
      return Objects.requireNonNull(first, "the table has no file");
    }
  }

  private static OutputFile newFile(Table table) {
    return table
        .io()
        .newOutputFile(table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet"));
  }

  private void inTable(TableChange change) {
    Catalog loaded = catalog.loadCatalog();
    try {
      change.make(loaded.loadTable(AuditCatalog.identifier(definition)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      AuditCatalog.close(loaded);
    }
  }

  private interface TableChange {
    void make(Table table) throws IOException;
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
    if (!(row.get(definition.dayColumn()) instanceof OffsetDateTime day)) {
      throw new IllegalArgumentException("a row says no time in " + definition.dayColumn());
    }
    return DataFiles.data(table.spec(), definition.dayColumn() + "_day=" + day.toLocalDate());
  }
}
