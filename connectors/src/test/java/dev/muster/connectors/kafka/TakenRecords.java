package dev.muster.connectors.kafka;

import dev.muster.message.ArrivedRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** What a reader handed on. */
final class TakenRecords implements ReaderOutput<ArrivedRecord> {
  private final List<ArrivedRecord> records = new ArrayList<>();

  List<ArrivedRecord> records() {
    return records;
  }

  @Override
  public void collect(ArrivedRecord record) {
    records.add(record);
  }

  @Override
  public void collect(ArrivedRecord record, long timestamp) {
    records.add(record);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    throw new UnsupportedOperationException("The strategy makes watermarks");
  }

  @Override
  public void markIdle() {
    throw new UnsupportedOperationException("No partition is idle");
  }

  @Override
  public void markActive() {
    throw new UnsupportedOperationException("No partition is idle");
  }

  @Override
  public SourceOutput<ArrivedRecord> createOutputForSplit(String split) {
    return this;
  }

  @Override
  public void releaseOutputForSplit(String split) {
    // All go to one list.
  }
}
