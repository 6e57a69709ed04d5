package dev.muster.connectors.iceberg.commit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.ContentFileParser;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.JsonUtil;

/**
 * A data file that is complete and belongs to no snapshot yet.
 *
 * @param table its name within the namespace of the audit tables
 * @param file the file as Iceberg's REST specification writes it in JSON: a form that outlives
 *     versions of Iceberg, as it stands in checkpoints
 */
public record WrittenFile(String table, String file) {

  static WrittenFile of(String name, Table table, DataFile file) {
    return new WrittenFile(name, ContentFileParser.toJson(file, table.specs().get(file.specId())));
  }

  /**
   * The file, to be appended.
   *
   * @param table as it is now, with every spec that it ever had
   */
  DataFile in(Table table) {
    try {
      return (DataFile) ContentFileParser.fromJson(JsonUtil.mapper().readTree(file), table.specs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
