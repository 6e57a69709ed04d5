package dev.muster.connectors.kafka;

import dev.muster.message.ArrivedRecord;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * The greatest arrival of a partition less 1 ms, told as soon as a record brings it; while records
 * come thick and fast, not more often than a few times a second, and the rest when time is told
 * everywhere. For topics on whose time others wait and whose records are rare. Not thread-safe.
 */
final class PromptWatermarks implements WatermarkGenerator<ArrivedRecord> {
  private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

  private final LongSupplier nanoTime;
  private long greatest = Long.MIN_VALUE + 1;
  private long toldNanos;

  /** Of one partition, by the clock of the machine. */
  PromptWatermarks() {
    this(System::nanoTime);
  }

  PromptWatermarks(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.toldNanos = nanoTime.getAsLong() - PAUSE_NANOS;
  }

  @Override
  public void onEvent(ArrivedRecord record, long arrival, WatermarkOutput output) {
    if (arrival <= greatest) {
      return;
    }
    greatest = arrival;
    long now = nanoTime.getAsLong();
    if (now - toldNanos >= PAUSE_NANOS) {
      toldNanos = now;
      onPeriodicEmit(output);
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.emitWatermark(new Watermark(greatest - 1));
  }
}
