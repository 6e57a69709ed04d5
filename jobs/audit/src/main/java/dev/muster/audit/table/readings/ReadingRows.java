package dev.muster.audit.table.readings;

import dev.muster.arrival.Origin;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.audit.table.TableDefinition;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.policy.Purpose;
import dev.muster.message.reading.Reading;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.util.Collector;

/**
 * Opened sections of one data class as rows of its {@link ReadingsTable}, as far as policy lets
 * them be stored: asked here again, whatever stream it is given, since a row can't be taken back.
 */
public final class ReadingRows implements FlatMapFunction<OpenedSection, RowData> {
  private final String dataClass;
  private final TableRows<OpenedSection> rows;

  /** Rows of a class that carry the stamp of a run. */
  public ReadingRows(String dataClass, RowStamp stamp) {
    this.dataClass = dataClass;
    this.rows = new TableRows<>(ReadingsTable.of(dataClass), stamp, ReadingRows::fill);
  }

  /** What they are rows of. */
  public TableDefinition table() {
    return rows.table();
  }

  @Override
  public void flatMap(OpenedSection section, Collector<RowData> to) {
    if (section.dataClass().equals(dataClass) && section.allows(Purpose.STORE)) {
      to.collect(rows.map(section));
    }
  }

  private static void fill(RowWriter row, OpenedSection section) {
    Origin origin = section.origin();
    row.millis(origin.arrival())
        .text(origin.topic())
        .integer(origin.partition())
        .number(origin.offset())
        .text(section.device().device())
        .text(section.device().cohort())
        .number(section.epoch())
        .number(section.sequence())
        .measurements(measurements(section.readings()))
        .number(section.device().version())
        .number(section.policyVersion());
  }

  private static GenericArrayData measurements(List<Reading> readings) {
    Object[] measurements = new Object[readings.size()];
    for (int i = 0; i < measurements.length; i++) {
      measurements[i] = measurement(readings.get(i));
    }
    return new GenericArrayData(measurements);
  }

  /** The parts in the order of {@link ReadingsTable#MEASUREMENT}. */
  private static GenericRowData measurement(Reading reading) {
    return GenericRowData.of(
        StringData.fromString(reading.name()),
        StringData.fromString(reading.unit()),
        reading.kind() == Reading.Kind.NUMBER ? (Object) reading.number() : null,
        StringData.fromString(reading.text()),
        reading.kind() == Reading.Kind.TRUTH ? (Object) (reading.number() != 0) : null,
        TimestampData.fromEpochMillis(reading.time()));
  }
}
