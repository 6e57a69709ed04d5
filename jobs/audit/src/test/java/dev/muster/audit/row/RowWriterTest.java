package dev.muster.audit.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.audit.table.TableDefinition;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.junit.jupiter.api.Test;

class RowWriterTest {
  private static final TableDefinition TABLE =
      new TableDefinition(
          "valves",
          "One row for every valve.",
          """
          arrival TIMESTAMP When.
          valve   STRING    Which.
          turns   LONG?     How far.
          note    STRING?   Words.
          """,
          "arrival");

  private final RowWriter row = new RowWriter(TABLE);

  @Test
  void fillsAColumnAfterTheOtherAndThenTheStamp() {
    assertThat(row.millis(1_000).text("v-1").empty(1).text("new").stamped(RowColumns.STAMP))
        .isEqualTo(
            GenericRowData.of(
                TimestampData.fromEpochMillis(1_000),
                StringData.fromString("v-1"),
                null,
                StringData.fromString("new"),
                StringData.fromString("run-1"),
                TimestampData.fromEpochMillis(9_000)));
  }

  @Test
  void refusesARowOfWhichAColumnWasForgotten() {
    row.millis(1_000).text("v-1").number(7);

    assertThatThrownBy(() -> row.stamped(RowColumns.STAMP))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "A row of valves takes 4 values and was given 3: its rows are to fill every column of"
                + " its definition");
  }

  @Test
  void refusesAValueMoreThanThereAreColumns() {
    row.millis(1_000).text("v-1").number(7).text(null);

    assertThatThrownBy(() -> row.text("again"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "A row of valves takes 4 values and was given more: its rows are to fill every column"
                + " of its definition once");
    assertThatThrownBy(() -> row.empty(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesAValueThatItsColumnDoesNotHold() {
    row.millis(1_000).text("v-1");

    assertThatThrownBy(() -> row.text("seven"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Column turns of valves holds an optional LONG and was given a STRING: its rows are to"
                + " fill the columns in the order of its definition");
  }

  @Test
  void refusesToLeaveAColumnEmptyThatEveryRowHas() {
    row.millis(1_000);

    assertThatThrownBy(() -> row.text(null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Column valve of valves holds a STRING and was given nothing: its rows are to fill the"
                + " columns in the order of its definition");
    assertThatThrownBy(() -> row.empty(1)).isInstanceOf(IllegalStateException.class);
  }
}
