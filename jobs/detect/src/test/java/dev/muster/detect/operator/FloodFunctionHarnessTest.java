package dev.muster.detect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.flood.FloodSettings;
import dev.muster.verify.Forgeries;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class FloodFunctionHarnessTest {
  private static final FloodSettings SETTINGS = new FloodSettings(1, 100, 5);

  @Test
  void findsAFloodOverARestoreAndKeepsNothingOfItThen() throws Exception {
    Task task = started(null);
    task.processElement(part(7, 60), 7_000);
    OperatorSubtaskState checkpoint = task.snapshot(1, 1);
    task.close();

    task = started(checkpoint);
    task.processElement(part(7, 60), 7_000);
    task.processWatermark(7_999);
    assertThat(task.found()).isEmpty();
    task.processWatermark(8_000);
    assertThat(task.found())
        .allMatch(text -> text.startsWith("flooded 3/gate-1 RAISED"))
        .hasSize(1);
    task.processWatermark(13_000);
    assertThat(task.found())
        .allMatch(text -> text.startsWith("flooded 3/gate-1 CLEARED"))
        .hasSize(1);
    assertThat(task.numEventTimeTimers()).isZero();
    assertThat(task.numKeyedStateEntries()).isZero();
    task.close();
  }

  @Test
  void endsNoFloodWhenTheInputEnds() throws Exception {
    Task task = started(null);
    task.processElement(part(7, 100), 7_000);
    task.processWatermark(8_000);
    assertThat(task.found())
        .allMatch(text -> text.startsWith("flooded 3/gate-1 RAISED"))
        .hasSize(1);
    task.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(task.found()).isEmpty();
    task.close();
  }

  private static Task started(OperatorSubtaskState state) throws Exception {
    Task task = new Task();
    if (state != null) {
      task.initializeState(state);
    }
    task.open();
    return task;
  }

  private static Forgeries part(long second, long records) {
    return new Forgeries(3, "gate-1", second, records, 1, 2);
  }

  /** One task, which adds up by partition. */
  private static final class Task
      extends KeyedOneInputStreamOperatorTestHarness<Integer, Forgeries, Finding> {

    Task() throws Exception {
      super(
          new KeyedProcessOperator<>(new FloodFunction(SETTINGS)), Forgeries::partition, Types.INT);
      setup(DetectStreams.FINDING.createSerializer(new SerializerConfigImpl()));
    }

    List<String> found() {
      List<String> found = Reading.texts(extractOutputValues());
      getOutput().clear();
      return found;
    }
  }
}
