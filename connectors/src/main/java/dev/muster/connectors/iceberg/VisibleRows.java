package dev.muster.connectors.iceberg;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Files;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.GenericDeleteFilter;
import org.apache.iceberg.data.IdentityPartitionConverters;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.formats.ReadBuilder;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.util.PartitionUtil;

/**
 * The rows that Iceberg shows of data files, for engines that read plain Parquet only: without
 * those that a position delete, an equality delete or a deletion vector took away, and of files of
 * any format.
 *
 * <p>Reads through the table's own access to files, one row at a time. The copies hold what is not
 * deleted; who asks for them deletes them.
 */
record VisibleRows(Table table, Schema schema) {
  /** Whether the file shows all its rows, by field ids, to whoever reads Parquet. */
  boolean arePlain(FileScanTask task) {
    return task.deletes().isEmpty()
        && task.file().format() == FileFormat.PARQUET
        && !table.properties().containsKey(TableProperties.DEFAULT_NAME_MAPPING);
  }

  /** Writes them to a new Parquet file of the same field ids. */
  void copy(FileScanTask task, Path file) throws IOException {
    GenericDeleteFilter filter = new GenericDeleteFilter(table.io(), task, table.schema(), schema);
    try (FileAppender<Record> writer =
            Parquet.write(Files.localOutput(file.toFile()))
                .schema(schema)
                .createWriterFunc(GenericParquetWriter::create)
                .build();
        CloseableIterable<Record> rows = filter.filter(open(task, filter.requiredSchema()))) {
      rows.forEach(writer::add);
    }
  }

  private CloseableIterable<Record> open(FileScanTask task, Schema required) {
    DataFile file = task.file();
    ReadBuilder<Record, Schema> reader =
        FormatModelRegistry.readBuilder(file.format(), Record.class, table.io().newInputFile(file));
    String mapping = table.properties().get(TableProperties.DEFAULT_NAME_MAPPING);
    if (mapping != null) {
      reader.withNameMapping(NameMappingParser.fromJson(mapping));
    }
    return reader
        .project(required)
        .idToConstant(
            PartitionUtil.constantsMap(task, IdentityPartitionConverters::convertConstant))
        .build();
  }
}
