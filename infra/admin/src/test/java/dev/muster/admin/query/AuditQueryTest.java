package dev.muster.admin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.admin.AdminException;
import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.testkit.TableRows;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditQueryTest {
  private static final OffsetDateTime ARRIVAL = OffsetDateTime.parse("2026-03-01T12:00:00.5Z");

  private static final List<String> OTHERS =
      List.of(
          "SELECT 1; SELECT 2",
          "SELECT 1; COPY (SELECT 1) TO 'FILE'",
          "COPY (FROM verdicts) TO 'FILE'",
          "EXPORT DATABASE 'FILE'",
          "ATTACH 'FILE'",
          "CREATE TABLE kept AS SELECT 1",
          "DROP VIEW verdicts",
          "INSTALL httpfs",
          "LOAD httpfs",
          "SET lock_configuration = false",
          "PRAGMA enable_profiling = 'json'",
          "CALL enable_logging(storage = 'file', storage_path = 'FILE')",
          "EXPLAIN ANALYZE COPY (SELECT 1) TO 'FILE'",
          "PREPARE p AS COPY (SELECT 1) TO 'FILE'",
          "FROM query('COPY (SELECT 1) TO ''FILE''')",
          "FROM read_text('/etc/passwd')",
          "FROM read_csv('/etc/passwd')",
          "FROM glob('/etc/*')",
          "FROM read_blob('/proc/self/environ')",
          "FROM 'http://127.0.0.1:1/x.parquet'",
          "FROM read_parquet('http://127.0.0.1:1/x.parquet')",
          "",
          "-- nothing");

  /** Put together so that no text of theirs names the table. */
  private static final List<String> NAMELESS =
      Stream.of(
              "FROM TABLE",
              "SELECT count(*) FROM TABLE",
              "SELECT count(device) FROM TABLE WHERE missing = 1",
              "SELECT count(*) FROM TABLE WHERE device IS NULL",
              "SELECT count(*) FROM TABLE WHERE device IS NOT NULL",
              "SELECT max(arrival) FROM TABLE WHERE arrival > TIMESTAMPTZ '2100-01-01'",
              "SELECT EXISTS(FROM TABLE)",
              "SELECT 1 WHERE 1 NOT IN (SELECT missing FROM TABLE)",
              "SELECT coalesce((SELECT max(missing) FROM TABLE), 5)",
              "SELECT count(*) FROM verdicts LEFT JOIN TABLE USING (device)",
              "SELECT missing FROM TABLE UNION ALL SELECT 1",
              "SUMMARIZE FROM TABLE")
          .map(sql -> sql.replace("TABLE", "query_table('ga' || 'ps')"))
          .toList();

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
  void asksForRowsOfATableOnlyWhereAStatementReadsThem() throws Exception {
    write(0, 3);
    new TableRows(catalog, AuditTables.GAPS)
        .pointTo(directory.resolve("gone.parquet").toString(), ARRIVAL.toLocalDate());

    try (AuditQuery query = AuditQuery.over(catalog)) {
      assertThat(query.run("SELECT count(*) FROM verdicts").number()).isEqualTo(3);
      assertThat(query.run("DESCRIBE gaps").rows()).hasSize(10);
      assertThat(query.run("SHOW TABLES").rows()).hasSize(AuditTables.all().size());
    }
    for (String sql : NAMELESS) {
      try (AuditQuery query = AuditQuery.over(catalog)) {
        assertThatExceptionOfType(AdminException.class)
            .as(sql)
            .isThrownBy(() -> query.run(sql))
            .withMessageContaining("gone.parquet");
      }
    }
  }

  @Test
  void answersNothingFromATableWhoseRowsAreNotHere() throws Exception {
    write(0, 3);

    try (AuditQuery query = AuditQuery.over(catalog)) {
      String filtered =
          "SELECT count(size_bytes) FROM query_table('ver' || 'dicts') WHERE kafka_partition = 0";
      assertThat(query.run(filtered).number()).isEqualTo(3);
      assertThat(query.run("FROM query_table('ver' || 'dicts')").rows()).hasSize(3);
    }
  }

  @Test
  void saysInOneSentenceWhatIsWrongWithAQuery() {
    try (AuditQuery query = AuditQuery.over(catalog)) {
      assertThatExceptionOfType(AdminException.class)
          .isThrownBy(() -> query.run("SELECT nothing FROM verdicts"))
          .withMessageStartingWith("The query cannot be answered: ")
          .withMessageContaining("nothing");
    }
  }

  @Test
  void showsTheRowsThatIcebergShowsWhereSomeWereDeleted() throws Exception {
    write(0, 100);
    write(100, 150);
    TableRows rows = new TableRows(catalog, AuditTables.VERDICTS);
    rows.deletePositions(LongStream.range(0, 50).toArray());
    rows.deleteEqual("kafka_offset", 120L);

    try (AuditQuery query = AuditQuery.over(catalog)) {
      assertThat(query.run("SELECT count(*) FROM verdicts").number()).isEqualTo(99);
      assertThat(query.run("SELECT count(*) FROM verdicts WHERE kafka_offset < 50").number())
          .isZero();
      assertThat(query.run("SELECT count(*) FROM verdicts WHERE kafka_offset = 120").number())
          .isZero();
      assertThat(query.run("SELECT DISTINCT arrival, message_sha256, cohort FROM verdicts").rows())
          .containsExactly(Arrays.asList("2026-03-01T12:00:00.500Z", "0a0b", null));
    }
  }

  @Test
  void showsWhatADeletionVectorLeaves() throws Exception {
    write(0, 10);
    TableRows rows = new TableRows(catalog, AuditTables.VERDICTS);
    rows.upgradeTo(3);
    rows.deleteByVector(3, 4);

    try (AuditQuery query = AuditQuery.over(catalog)) {
      assertThat(query.run("SELECT list(kafka_offset ORDER BY 1) FROM verdicts").rows())
          .containsExactly(List.of(List.of(0L, 1L, 2L, 5L, 6L, 7L, 8L, 9L)));
    }
  }

  @Test
  void showsNoValuesOfAColumnThatWasDroppedAndMadeAgain() throws Exception {
    write(0, 3);
    TableRows rows = new TableRows(catalog, AuditTables.VERDICTS);
    rows.change(update -> update.deleteColumn("message_sha256"));
    rows.change(update -> update.addColumn("message_sha256", Types.BinaryType.get()));
    rows.change(update -> update.addColumn("note", Types.StringType.get()).moveFirst("note"));
    write(3, 4);

    try (AuditQuery query = AuditQuery.over(catalog)) {
      assertThat(query.run("SELECT count(message_sha256), count(*) FROM verdicts").rows())
          .containsExactly(List.of(1L, 4L));
    }
  }

  @Test
  void readsTheTablesAndNothingElse() throws Exception {
    write(0, 3);
    Path file = directory.resolve("written");
    try (AuditQuery query = AuditQuery.over(catalog)) {
      for (String sql : OTHERS) {
        assertThatExceptionOfType(AdminException.class)
            .as(sql)
            .isThrownBy(() -> query.run(sql.replace("FILE", file.toString())));
      }
      assertThat(query.run("SELECT count(*) FROM verdicts").number()).isEqualTo(3);
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void saysWhatIsAnsweredInstead() {
    try (AuditQuery query = AuditQuery.over(catalog)) {
      assertThatExceptionOfType(AdminException.class)
          .isThrownBy(() -> query.run("FROM gaps; FROM runs"))
          .withMessage(
              "One statement is answered at a time, and here are 2: ask them one after the other.");
      assertThatExceptionOfType(AdminException.class)
          .isThrownBy(() -> query.run("DROP VIEW gaps"))
          .withMessage(
              "Only statements that read are answered, such as SELECT, FROM, DESCRIBE, SHOW or"
                  + " SUMMARIZE.");
    }
  }

  @Test
  void answersEveryStatementThatReads() {
    try (AuditQuery query = AuditQuery.over(catalog)) {
      for (String sql :
          List.of(
              "DESCRIBE verdicts",
              "SHOW TABLES",
              "SUMMARIZE gaps",
              "FROM gaps;",
              "WITH few AS (FROM gaps LIMIT 1) SELECT ';' FROM few -- ;",
              "VALUES (1)")) {
        assertThat(query.run(sql).columns()).as(sql).isNotEmpty();
      }
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
