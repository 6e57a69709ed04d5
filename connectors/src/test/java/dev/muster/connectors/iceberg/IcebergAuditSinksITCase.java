package dev.muster.connectors.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.audit.AuditTables;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.table.TableDefinition;
import dev.muster.audit.table.readings.ReadingsTable;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.operator.DecryptStreams;
import dev.muster.decrypt.policy.Purpose;
import dev.muster.message.reading.Reading;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.MessageClaims;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.gap.GapRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IcebergAuditSinksITCase {

  private static final long ARRIVAL = Instant.parse("2026-03-01T23:59:59.999Z").toEpochMilli();

  @TempDir Path directory;

  @Test
  void writesEveryVerdictOnceWithAllItsColumns() throws Exception {
    AuditCatalog catalog = new AuditCatalog(CatalogSettings.embedded(directory));
    IcebergAuditSinks.createTables(catalog);
    change(
        catalog,
        AuditTables.GAPS,
        update -> update.addColumn("note", Types.StringType.get()).moveFirst("note"),
        update -> update.moveFirst("missing").moveAfter("device", "run_id"));
    IcebergAuditSinks.createTables(catalog);
    StreamExecutionEnvironment env = environment();
    IcebergAuditSinks sinks =
        new IcebergAuditSinks(catalog, new RowStamp("run-1", () -> ARRIVAL + 5));

    sinks.verdicts(
        env.fromData(TypeInformation.of(Verdict.class), verdicts(100))
            .setParallelism(1)
            .uid("verdict-source"));
    sinks.gaps(
        env.fromData(
                TypeInformation.of(GapRun.class), new GapRun(ARRIVAL, "device-1", 0xab, 3, 7, 9, 4))
            .setParallelism(1)
            .uid("gap-source"));
    sinks.commitTogether();
    env.execute();

    assertTagged(catalog, AuditTables.VERDICTS);
    List<Record> rows = rows(catalog, "verdicts");
    assertThat(rows)
        .extracting(row -> row.getField("kafka_offset"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 100).mapToObj(Long::valueOf).toList());
    Record first =
        rows.stream().filter(row -> row.getField("kafka_offset").equals(0L)).findFirst().get();
    assertThat(first.getField("arrival"))
        .isEqualTo(Instant.ofEpochMilli(ARRIVAL).atOffset(ZoneOffset.UTC));
    assertThat(first.getField("kid")).isEqualTo("00000000000000ff");
    assertThat(first.getField("verdict")).isEqualTo("ACCEPTED");
    assertThat(first.getField("device_time"))
        .isEqualTo(Instant.parse("2026-03-01T00:00:00Z").atOffset(ZoneOffset.UTC));
    assertThat(first.getField("trust_version")).isNull();
    assertThat(first.getField("run_id")).isEqualTo("run-1");
    assertThat(first.getField("processed_at"))
        .isEqualTo(Instant.ofEpochMilli(ARRIVAL + 5).atOffset(ZoneOffset.UTC));
    assertThat(rows(catalog, "gaps"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getField("missing")).isEqualTo(3L);
              assertThat(row.getField("device")).isEqualTo("device-1");
              assertThat(row.getField("registry_version")).isEqualTo(4L);
              assertThat(row.getField("run_id")).isEqualTo("run-1");
              assertThat(row.getField("note")).isNull();
            });
  }

  @Test
  void keepsOpenedSectionsInTheTableOfTheirClassWithoutEverSerializingOne() throws Exception {
    AuditCatalog catalog = new AuditCatalog(CatalogSettings.embedded(directory));
    IcebergAuditSinks.createTables(catalog, Set.of("operational", "location"));
    change(
        catalog,
        ReadingsTable.of("operational"),
        update ->
            update
                .addColumn("measurements", "note", Types.StringType.get())
                .moveFirst("measurements.element.note"));
    StreamExecutionEnvironment env = environment();
    IcebergAuditSinks sinks =
        new IcebergAuditSinks(catalog, new RowStamp("run-1", () -> ARRIVAL + 5));
    DataStream<OpenedSection> opened =
        env.fromSequence(0, 99)
            .uid("sequence-source")
            .map(IcebergAuditSinksITCase::section)
            .returns(DecryptStreams.OPENED_SECTION)
            .uid("sections");

    sinks.readings("operational", opened);
    sinks.readings("location", opened);
    sinks.commitTogether();
    env.execute();

    assertThat(rows(catalog, ReadingsTable.of("operational")))
        .hasSize(50)
        .allSatisfy(
            row ->
                assertThat((List<?>) row.getField("measurements"))
                    .singleElement()
                    .satisfies(
                        one -> {
                          Record measurement = (Record) one;
                          assertThat(measurement.getField("note")).isNull();
                          assertThat(measurement.getField("metric")).isEqualTo("t");
                          assertThat(measurement.getField("value_number"))
                              .isEqualTo((double) (long) row.getField("kafka_offset"));
                          assertThat(measurement.getField("value_text")).isNull();
                        }));
    assertThat(rows(catalog, ReadingsTable.of("location"))).hasSize(50);
    Catalog loaded = catalog.loadCatalog();
    assertThat(AuditCatalog.tables(loaded))
        .extracting(TableDefinition::name)
        .endsWith("readings_location", "readings_operational")
        .contains("verdicts");
    AuditCatalog.close(loaded);
  }

  /** Each commit moves the tag in the same step. */
  private static void assertTagged(AuditCatalog catalog, TableDefinition definition) {
    Catalog loaded = catalog.loadCatalog();
    Table table = loaded.loadTable(AuditCatalog.identifier(definition));
    assertThat(table.refs().get(JobMarker.TAG).snapshotId())
        .isEqualTo(table.currentSnapshot().snapshotId());
    assertThat(table.currentSnapshot().summary()).containsKey("flink.job-id");
    AuditCatalog.close(loaded);
  }

  /** What somebody else does to the columns of a table. */
  @SafeVarargs
  private static void change(
      AuditCatalog catalog, TableDefinition definition, UnaryOperator<UpdateSchema>... changes) {
    Catalog loaded = catalog.loadCatalog();
    Table table = loaded.loadTable(AuditCatalog.identifier(definition));
    for (UnaryOperator<UpdateSchema> change : changes) {
      change.apply(table.updateSchema()).commit();
    }
    AuditCatalog.close(loaded);
  }

  private static OpenedSection section(long offset) {
    return new OpenedSection(
        new Origin("muster.telemetry", 0, offset, ARRIVAL),
        DeviceRecord.of("pump-1", "pumps").version(6).cadenceSeconds(60).build(),
        3,
        offset,
        5,
        offset % 2 == 0 ? "operational" : "location",
        Set.of(Purpose.STORE),
        9,
        List.of(new Reading("t", "Cel", Reading.Kind.NUMBER, offset, null, ARRIVAL)));
  }

  private static StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
    return StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
  }

  private static Verdict[] verdicts(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            offset ->
                new Verdict(
                    new Origin("muster.telemetry", 0, offset, ARRIVAL + offset),
                    VerdictReason.ACCEPTED,
                    "device-1",
                    null,
                    200,
                    new byte[32],
                    new MessageClaims(
                        "ES256",
                        0xff,
                        1,
                        offset,
                        Instant.parse("2026-03-01T00:00:00Z").getEpochSecond(),
                        "telemetry"),
                    new JudgedBy("pumps", 2, JudgedBy.NONE)))
        .toArray(Verdict[]::new);
  }

  private static List<Record> rows(AuditCatalog catalog, String name) throws Exception {
    return rows(
        catalog,
        AuditTables.all().stream().filter(any -> any.name().equals(name)).findFirst().get());
  }

  private static List<Record> rows(AuditCatalog catalog, TableDefinition definition)
      throws Exception {
    Table table = catalog.loadCatalog().loadTable(AuditCatalog.identifier(definition));
    List<Record> rows = new ArrayList<>();
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
      records.forEach(rows::add);
    }
    return rows;
  }
}
