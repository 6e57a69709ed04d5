package dev.muster.connectors.iceberg.commit;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.CatalogLoader;

/**
 * Writes to many tables of one catalog and commits to them in one place.
 *
 * <p>A writer runs where its rows are made, so that it costs no task and no hop; the one committer
 * is one task for all tables. Iceberg's own sinks take a pre-commit aggregator and a committer for
 * each table, and commit nothing to an idle one every tenth checkpoint; its dynamic sink shuffles
 * the rows of all tables and may create and change tables.
 */
public final class TableSinks {

  /** The uid of the committer. */
  public static final String COMMITTER = "tables";

  private final CatalogLoader catalog;
  private final List<String> names = new ArrayList<>();
  private final List<DataStream<WrittenFile>> written = new ArrayList<>();

  /** Sinks into the tables of a catalog, none yet. */
  public TableSinks(CatalogLoader catalog) {
    this.catalog = catalog;
  }

  /**
   * Adds the writer of a table, with the parallelism of its rows. Its uid is {@code <name>-files}.
   *
   * @param rows as the table has its columns
   * @param name of the table within its namespace
   * @param table can be carried to the tasks
   */
  public void write(DataStream<RowData> rows, String name, Table table) {
    SingleOutputStreamOperator<WrittenFile> files =
        rows.transform(
                name + " files",
                TypeInformation.of(WrittenFile.class),
                new TableWriter(name, table))
            .setParallelism(rows.getParallelism())
            .uid(name + "-files");
    names.add(name);
    written.add(files);
  }

  /** Adds the committer of all writers. To be called once, last. */
  @SuppressWarnings("unchecked")
  public void commit() {
    DataStream<WrittenFile>[] others =
        written.subList(1, written.size()).toArray(DataStream[]::new);
    written
        .get(0)
        .union(others)
        .transform("commit tables", Types.VOID, new TableCommitter(catalog, names))
        .setParallelism(1)
        .setMaxParallelism(1)
        .uid(COMMITTER);
  }
}
