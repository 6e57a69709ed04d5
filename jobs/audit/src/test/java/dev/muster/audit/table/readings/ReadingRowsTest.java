package dev.muster.audit.table.readings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.audit.row.RowColumns;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.policy.Purpose;
import dev.muster.message.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.junit.jupiter.api.Test;

class ReadingRowsTest {

  @Test
  void putsEachReadingOfASectionInItsPart() throws Exception {
    OpenedSection section = section(Set.of(Purpose.STORE));
    List<RowData> rows = new ArrayList<>();
    new ReadingRows("operational", RowColumns.STAMP).flatMap(section, new ListCollector<>(rows));

    assertThat(rows).hasSize(1);
    Map<String, Object> row = RowColumns.of(ReadingsTable.of("operational"), rows.get(0));
    assertThat(row)
        .containsEntry("arrival", TimestampData.fromEpochMillis(5_000))
        .containsEntry("kafka_offset", 77L)
        .containsEntry("device", "pump-1")
        .containsEntry("cohort", "pumps")
        .containsEntry("epoch", 3L)
        .containsEntry("seq", 4L)
        .containsEntry("registry_version", 6L)
        .containsEntry("policy_version", 9L);
    GenericArrayData measurements = (GenericArrayData) row.get("measurements");
    assertThat(measurements.toObjectArray())
        .containsExactly(
            GenericRowData.of(
                StringData.fromString("t"),
                StringData.fromString("Cel"),
                21.5,
                null,
                null,
                TimestampData.fromEpochMillis(1_000)),
            GenericRowData.of(
                StringData.fromString("state"),
                null,
                null,
                StringData.fromString("on"),
                null,
                TimestampData.fromEpochMillis(1_001)),
            GenericRowData.of(
                StringData.fromString("open"),
                null,
                null,
                null,
                true,
                TimestampData.fromEpochMillis(1_002)));
    RowColumns.requiredAreFilled(ReadingsTable.of("operational"), row);
  }

  @Test
  void storesNoSectionOfAnotherClassOrPurpose() {
    List<RowData> rows = new ArrayList<>();
    new ReadingRows("location", RowColumns.STAMP)
        .flatMap(section(Set.of(Purpose.STORE)), new ListCollector<>(rows));
    new ReadingRows("operational", RowColumns.STAMP)
        .flatMap(section(Set.of(Purpose.DETECT)), new ListCollector<>(rows));

    assertThat(rows).isEmpty();
  }

  private static DeviceRecord device() {
    return DeviceRecord.of("pump-1", "pumps").version(6).cadenceSeconds(60).build();
  }

  private static OpenedSection section(Set<Purpose> purposes) {
    return new OpenedSection(
        new Origin("muster.telemetry", 2, 77, 5_000),
        device(),
        3,
        4,
        5,
        "operational",
        purposes,
        9,
        List.of(
            new Reading("t", "Cel", Reading.Kind.NUMBER, 21.5, null, 1_000),
            new Reading("state", null, Reading.Kind.TEXT, 0, "on", 1_001),
            new Reading("open", null, Reading.Kind.TRUTH, 1, null, 1_002)));
  }
}
