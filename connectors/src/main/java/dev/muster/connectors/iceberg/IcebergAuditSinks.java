package dev.muster.connectors.iceberg;

import dev.muster.audit.AuditTables;
import dev.muster.audit.operator.AuditSinks;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.TableRows;
import dev.muster.audit.run.RunEvent;
import dev.muster.audit.table.TableDefinition;
import dev.muster.audit.table.commands.CommandRows;
import dev.muster.audit.table.decisions.DecisionRows;
import dev.muster.audit.table.devicechanges.DeviceChangeRows;
import dev.muster.audit.table.findings.FindingRows;
import dev.muster.audit.table.gaps.GapRows;
import dev.muster.audit.table.readings.ReadingRows;
import dev.muster.audit.table.readings.ReadingsTable;
import dev.muster.audit.table.runs.RunRows;
import dev.muster.audit.table.verdicts.VerdictRows;
import dev.muster.connectors.iceberg.commit.TableSinks;
import dev.muster.control.ControlOutcome;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.SectionDecision;
import dev.muster.detect.finding.Finding;
import dev.muster.remediate.CommandChange;
import dev.muster.verify.Verdict;
import dev.muster.verify.gap.GapRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.TableLoader;

/**
 * Writes the audit streams to Iceberg: one commit for each checkpoint to each table that got rows.
 *
 * <p>Rows and their writers run with the parallelism of their stream, so that nothing is shuffled
 * (changes of devices, which come of two streams, in one task); one task commits for all tables.
 * What travels to the tasks holds references to the catalog's secrets and no secret. Uids derive
 * from the table's name: {@code <table>-rows} and {@code <table>-files}; the committer has one of
 * its own.
 */
public final class IcebergAuditSinks implements AuditSinks {

  private final AuditCatalog catalog;
  private final RowStamp stamp;
  private final TableSinks sinks;

  /** Sinks into the tables of a catalog, which {@link #createTables} has made. */
  public IcebergAuditSinks(AuditCatalog catalog, RowStamp stamp) {
    this.catalog = catalog;
    this.stamp = stamp;
    this.sinks = new TableSinks(catalog);
  }

  /** Creates what the catalog lacks for a job that opens no sections. */
  public static void createTables(AuditCatalog catalog) {
    createTables(catalog, Set.of());
  }

  /**
   * Creates what the catalog lacks: the namespace, tables, columns. Changes nothing else.
   *
   * @param dataClasses the classes that readings are stored of
   * @throws CatalogSettingsException if the catalog cannot be reached, the warehouse not written,
   *     or a table has columns that rows can't be written to
   * @throws MissingFilesException if a table can't be written to for want of its own files
   */
  public static void createTables(AuditCatalog catalog, Set<String> dataClasses) {
    Catalog loaded = catalog.loadCatalog();
    try {
      List<TableDefinition> tables = new ArrayList<>(AuditTables.all());
      dataClasses.stream().sorted().map(ReadingsTable::of).forEach(tables::add);
      new TableCreation(loaded).create(tables);
    } catch (CatalogSettingsException | MissingFilesException e) {
      throw e;
    } catch (RuntimeException e) {
      throw catalog.unusable("created", e);
    } finally {
      AuditCatalog.close(loaded);
    }
  }

  @Override
  public void verdicts(DataStream<Verdict> verdicts) {
    append(verdicts, VerdictRows.of(stamp));
  }

  @Override
  public void gaps(DataStream<GapRun> gaps) {
    append(gaps, GapRows.of(stamp));
  }

  @Override
  public void deviceChanges(DataStream<ControlOutcome> registryOutcomes) {
    append(registryOutcomes, DeviceChangeRows.of(stamp), 1);
  }

  @Override
  public void runs(DataStream<RunEvent> events) {
    append(events, RunRows.of(stamp));
  }

  @Override
  public void readings(String dataClass, DataStream<OpenedSection> opened) {
    ReadingRows rows = new ReadingRows(dataClass, stamp);
    write(
        opened.flatMap(rows).returns(built(rows.table())).setParallelism(opened.getParallelism()),
        rows.table());
  }

  @Override
  public void decisions(DataStream<SectionDecision> decisions) {
    append(decisions, DecisionRows.of(stamp));
  }

  @Override
  public void findings(DataStream<Finding> findings) {
    append(findings, FindingRows.of(stamp));
  }

  @Override
  public void commands(DataStream<CommandChange> changes) {
    append(changes, CommandRows.of(stamp));
  }

  @Override
  public void commitTogether() {
    sinks.commit();
  }

  private <T> void append(DataStream<T> stream, TableRows<T> rows) {
    append(stream, rows, stream.getParallelism());
  }

  private <T> void append(DataStream<T> stream, TableRows<T> rows, int parallelism) {
    write(stream.map(rows).returns(built(rows.table())).setParallelism(parallelism), rows.table());
  }

  private void write(SingleOutputStreamOperator<RowData> rows, TableDefinition definition) {
    rows.name(definition.name() + " rows").uid(definition.name() + "-rows");
    Table table = load(definition);
    sinks.write(
        laid(rows, definition, table.schema()),
        definition.name(),
        ReloadingFileIO.carriable(table, catalog.table(definition)));
  }

  /** Rows as the table has its columns: as they are built, unless somebody changed the table. */
  private static DataStream<RowData> laid(
      SingleOutputStreamOperator<RowData> rows, TableDefinition definition, Schema schema) {
    RowLayout layout = RowLayout.of(definition, schema);
    if (layout.isThatOf(definition)) {
      return rows;
    }
    return rows.map(layout)
        .returns(InternalTypeInfo.of(FlinkSchemaUtil.convert(schema)))
        .setParallelism(rows.getParallelism())
        .name(definition.name() + " columns")
        .uid(definition.name() + "-columns");
  }

  private static InternalTypeInfo<RowData> built(TableDefinition definition) {
    return InternalTypeInfo.of(FlinkSchemaUtil.convert(IcebergSchemas.schema(definition)));
  }

  private Table load(TableDefinition definition) {
    try (TableLoader loader = catalog.table(definition)) {
      loader.open();
      return loader.loadTable();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
