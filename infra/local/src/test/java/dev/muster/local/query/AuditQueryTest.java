package dev.muster.local.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditQueryTest {
  private static final OffsetDateTime ARRIVAL = OffsetDateTime.parse("2026-03-01T12:00:00.5Z");

  @TempDir Path directory;

  private AuditCatalog catalog;

  @BeforeEach
  void createTables() {
    catalog = new AuditCatalog(CatalogSettings.embedded(directory));
    IcebergAuditSinks.createTables(catalog);
  }

  @Test
  void answersOverTablesThatNothingWasWrittenTo() {
    try (AuditQuery query = AuditQuery.over(catalog)) {
      assertThat(query.run("SELECT count(*) FROM audit.verdicts").number()).isZero();
      assertThat(query.run("FROM gaps").columns())
          .containsExactly(
              "arrival",
              "device",
              "kid",
              "epoch",
              "first_seq",
              "last_seq",
              "missing",
              "registry_version",
              "run_id",
              "processed_at");
    }
  }

  @Test
  void answersWhereNoTableWasEverCreated(@TempDir Path other) {
    AuditCatalog empty = new AuditCatalog(CatalogSettings.embedded(other));

    try (AuditQuery query = AuditQuery.over(empty)) {
      assertThat(query.run("SELECT count(*) FROM runs").number()).isZero();
    }
  }

  @Test
  void showsEveryTypeAsItWasWritten() throws Exception {
    write(7, 8);

    try (AuditQuery query = AuditQuery.over(catalog)) {
      QueryResult result =
          query.run(
              "SELECT arrival, kafka_offset, authenticated, message_sha256, cohort FROM verdicts"
                  + " WHERE kafka_offset = 7");

      assertThat(result.rows())
          .containsExactly(Arrays.asList("2026-03-01T12:00:00.500Z", 7L, true, "0a0b", null));
    }
  }

  @Test
  void staysWithItsSnapshotUntilItIsRefreshed() throws Exception {
    write(0, 3);
    try (AuditQuery query = AuditQuery.over(catalog)) {
      write(3, 10);

      assertThat(query.run("SELECT count(*) FROM verdicts").number()).isEqualTo(3);

      query.refresh();

      assertThat(query.run("SELECT count(*) FROM audit.verdicts").number()).isEqualTo(10);
    }
  }

  @Test
  void saysWhatToAskInsteadWhereTheTablesAreNotOnThisMachine() {
    new TableRows(catalog, AuditTables.VERDICTS)
        .pointTo("s3://bucket/warehouse/v.parquet", ARRIVAL.toLocalDate());

    assertThatExceptionOfType(QueryFailedException.class)
        .isThrownBy(() -> AuditQuery.over(catalog))
        .withMessage(
            "The audit tables lie at s3://bucket, and this command reads files of this machine"
                + " only: ask an engine that reads your catalog, such as Flink SQL, Spark or"
                + " Trino.");
  }

  @Test
  void saysInOneSentenceWhatIsWrongWithAQuery() {
    try (AuditQuery query = AuditQuery.over(catalog)) {
      assertThatExceptionOfType(QueryFailedException.class)
          .isThrownBy(() -> query.run("SELECT nothing FROM verdicts"))
          .withMessageStartingWith("The query cannot be answered: ")
          .withMessageContaining("nothing");
    }
  }

  @Test
  void alignsColumnsAndKeepsControlCharactersOffTheTerminal() {
    QueryResult result =
        new QueryResult(
            List.of("verdict", "n"),
            List.of(List.of("ACCEPTED", 1_200L), List.of("\u001b[2J", 7L)));

    assertThat(TextTable.lines(result))
        .containsExactly("verdict      n", "--------  ----", "ACCEPTED  1200", "?[2J         7");
  }

  @Test
  void quotesWhatCommaSeparatedValuesMust() {
    QueryResult result =
        new QueryResult(List.of("a", "b"), List.of(Arrays.asList("x,\"y\"", null)));

    assertThat(CsvTable.lines(result)).containsExactly("a,b", "\"x,\"\"y\"\"\",");
  }

  private void write(long from, long to) throws Exception {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long offset = from; offset < to; offset++) {
      Map<String, Object> row = new HashMap<>();
      row.put("arrival", ARRIVAL);
      row.put("kafka_topic", "muster.telemetry");
      row.put("kafka_partition", 0);
      row.put("kafka_offset", offset);
      row.put("authenticated", true);
      row.put("verdict", "ACCEPTED");
      row.put("size_bytes", 10);
      row.put("message_sha256", ByteBuffer.wrap(new byte[] {10, 11}));
      row.put("run_id", "run-1");
      row.put("processed_at", ARRIVAL);
      rows.add(row);
    }
    new TableRows(catalog, AuditTables.VERDICTS).append(rows);
  }
}
