package dev.muster.connectors.iceberg.commit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.iceberg.ContentFileParser;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.JsonUtil;

/**
 * A data file that is complete and belongs to no snapshot yet.
 *
 * <p>Its place is told from the table's directory on where it is in it, so that a checkpoint holds
 * when the table has moved.
 *
 * @param table its name within the namespace of the audit tables
 * @param file the file as Iceberg's REST specification writes it in JSON: a form that outlives
 *     versions of Iceberg, as it stands in checkpoints
 */
public record WrittenFile(String table, String file) {

  /** What stands for the table's directory. */
  private static final String HERE = "./";

  static WrittenFile of(String name, Table table, DataFile file) {
    PartitionSpec spec = spec(table, file);
    String directory = table.location() + "/";
    DataFile told =
        file.location().startsWith(directory)
            ? at(HERE + file.location().substring(directory.length()), file, spec)
            : file;
    return new WrittenFile(name, ContentFileParser.toJson(told, spec));
  }

  /**
   * The file, to be appended.
   *
   * @param table as it is now, with every spec that it ever had
   */
  DataFile in(Table table) {
    DataFile told = parsed(table);
    return told.location().startsWith(HERE)
        ? at(
            table.location() + "/" + told.location().substring(HERE.length()),
            told,
            spec(table, told))
        : told;
  }

  private static PartitionSpec spec(Table table, DataFile file) {
    return Objects.requireNonNull(table.specs().get(file.specId()), "a table keeps its old specs");
  }

  private DataFile parsed(Table table) {
    try {
      return (DataFile) ContentFileParser.fromJson(JsonUtil.mapper().readTree(file), table.specs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataFile at(String location, DataFile file, PartitionSpec spec) {
    return DataFiles.builder(spec).copy(file).withPath(location).build();
  }
}
