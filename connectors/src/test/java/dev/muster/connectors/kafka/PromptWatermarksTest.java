package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class PromptWatermarksTest {
  private final List<Long> told = new ArrayList<>();
  private long nanos = Long.MAX_VALUE - 5;
  private final PromptWatermarks watermarks = new PromptWatermarks(() -> nanos);

  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          told.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
          throw new AssertionError("no partition is stepped over");
        }

        @Override
        public void markActive() {}
      };

  @Test
  void tellTimeAtOnceWhereRecordsAreRare() {
    arrives(1_000);
    passes(Duration.ofSeconds(1));
    arrives(2_000);
    passes(Duration.ofSeconds(1));
    arrives(1_500);

    assertThat(told).containsExactly(999L, 1_999L);
  }

  @Test
  void tellTimeAFewTimesASecondWhereRecordsAreMany() {
    for (int millis = 1; millis <= 1_000; millis++) {
      arrives(millis);
      passes(Duration.ofMillis(1));
    }
    assertThat(told).containsExactly(0L, 200L, 400L, 600L, 800L);

    watermarks.onPeriodicEmit(output);
    assertThat(told).endsWith(999L);
  }

  private void arrives(long arrival) {
    watermarks.onEvent(null, arrival, output);
  }

  private void passes(Duration time) {
    nanos += time.toNanos();
  }
}
