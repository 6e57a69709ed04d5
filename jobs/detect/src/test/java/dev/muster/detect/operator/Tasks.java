package dev.muster.detect.operator;

import dev.muster.detect.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One task of a detector that judges at once. */
final class Tasks<T> extends KeyedOneInputStreamOperatorTestHarness<String, T, Finding> {

  private Tasks(KeyedProcessFunction<String, T, Finding> function, KeySelector<T, String> key)
      throws Exception {
    super(new KeyedProcessOperator<>(function), key, Types.STRING);
    setup(DetectStreams.FINDING.createSerializer(new SerializerConfigImpl()));
  }

  static <T> Tasks<T> started(
      KeyedProcessFunction<String, T, Finding> function, KeySelector<T, String> key)
      throws Exception {
    Tasks<T> task = new Tasks<>(function, key);
    task.open();
    return task;
  }

  static <T> Tasks<T> restored(
      KeyedProcessFunction<String, T, Finding> function,
      KeySelector<T, String> key,
      OperatorSubtaskState state)
      throws Exception {
    Tasks<T> task = new Tasks<>(function, key);
    task.initializeState(state);
    task.open();
    return task;
  }

  /** What was found since it was last asked, as short text. */
  List<String> found() {
    List<String> found = new ArrayList<>();
    for (Finding finding : extractOutputValues()) {
      found.add(finding.kind().wireName() + " " + finding.state());
    }
    getOutput().clear();
    return found;
  }
}
