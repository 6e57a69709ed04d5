package dev.muster.connectors.iceberg;

import dev.muster.audit.table.TableDefinition;
import java.util.List;
import java.util.Map;

/**
 * One snapshot of a table, as any engine that reads Parquet on this machine sees exactly its rows.
 *
 * @param fieldIds the ids by which the files know the columns of the definition, as far as the
 *     table has them: names may have changed since a file was written
 * @param files Parquet files of this machine, of which every row counts
 */
public record PlannedTable(
    TableDefinition definition, Map<String, Integer> fieldIds, List<String> files) {

  /** Keeps its own copies. */
  public PlannedTable {
    fieldIds = Map.copyOf(fieldIds);
    files = List.copyOf(files);
  }
}
