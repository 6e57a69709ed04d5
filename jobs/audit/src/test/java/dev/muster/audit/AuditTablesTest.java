package dev.muster.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.audit.table.Column;
import dev.muster.audit.table.ColumnType;
import dev.muster.audit.table.TableDefinition;
import dev.muster.audit.table.readings.ReadingsTable;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditTablesTest {

  /**
   * Words that Spark, Trino, Flink SQL, DuckDB or PostgreSQL reserve and a log is tempted to use.
   */
  private static final Set<String> RESERVED =
      Set.of(
          "offset",
          "partition",
          "timestamp",
          "time",
          "date",
          "day",
          "key",
          "value",
          "order",
          "group",
          "user",
          "end",
          "start",
          "from",
          "to",
          "at",
          "result",
          "row",
          "rows",
          "table",
          "type",
          "check",
          "language",
          "module",
          "method",
          "position",
          "range",
          "current",
          "size",
          "name",
          "comment",
          "interval",
          "window",
          "references",
          "system",
          "version",
          "level");

  @Test
  void usesNoReservedWordAsColumn() {
    assertThat(AuditTables.all())
        .allSatisfy(
            table ->
                assertThat(table.columns())
                    .extracting(Column::name)
                    .doesNotContainAnyElementsOf(RESERVED)
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("[a-z][a-z0-9_]*")));
  }

  @Test
  void hasTheColumnsOfTheVerdictTableThatReadersRelyOn() {
    assertThat(AuditTables.VERDICTS.columns())
        .extracting(Column::name)
        .containsExactly(
            "arrival",
            "kafka_topic",
            "kafka_partition",
            "kafka_offset",
            "device",
            "authenticated",
            "verdict",
            "algorithm",
            "kid",
            "epoch",
            "seq",
            "device_time",
            "gateway",
            "cohort",
            "message_type",
            "size_bytes",
            "message_sha256",
            "registry_version",
            "trust_version",
            "run_id",
            "processed_at");
  }

  @Test
  void keepsReadingsInATableOfTheirClass() {
    TableDefinition table = ReadingsTable.of("location");

    assertThat(table.name()).isEqualTo("readings_location");
    assertThat(ReadingsTable.isName(table.name())).isTrue();
    assertThat(ReadingsTable.named(table.name())).isEqualTo(table);
    assertThat(AuditTables.all()).noneMatch(other -> ReadingsTable.isName(other.name()));
    assertThat(table.columns())
        .extracting(Column::name)
        .endsWith("run_id", "processed_at")
        .doesNotContainAnyElementsOf(RESERVED);
    assertThat(ReadingsTable.MEASUREMENT)
        .extracting(Column::name)
        .doesNotContainAnyElementsOf(RESERVED);
  }

  @Test
  void saysOfEveryRowWhichRunWroteItAndWhen() {
    assertThat(AuditTables.all())
        .allSatisfy(
            table ->
                assertThat(table.columns())
                    .extracting(Column::name)
                    .endsWith("run_id", "processed_at"));
  }

  @Test
  void refusesADayColumnThatMayBeEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TableDefinition("broken", "Nothing.", "arrival TIMESTAMP? When.", "arrival"))
        .withMessage("broken has no required timestamp column arrival");
  }

  @Test
  void refusesAColumnThatNobodyExplains() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Column.required("device", ColumnType.STRING, " "))
        .withMessage("A column needs a name and a doc string");
  }

  @Test
  void goesOnWithAColumnInALineThatBeginsWithABlank() {
    assertThat(Column.list("device STRING The device,\n       as it says.\nseq LONG? Its number."))
        .containsExactly(
            new Column("device", ColumnType.STRING, true, "The device, as it says."),
            new Column("seq", ColumnType.LONG, false, "Its number."));
  }

  @Test
  void refusesALineThatIsNoColumn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Column.list("device STRING"))
        .withMessage("This is no column: device STRING");
  }
}
