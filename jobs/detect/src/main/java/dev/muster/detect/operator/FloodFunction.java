package dev.muster.detect.operator;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.flood.FloodJudge;
import dev.muster.detect.flood.FloodSettings;
import dev.muster.detect.flood.Floods;
import dev.muster.detect.flood.FloodsForm;
import dev.muster.stored.serializer.StoredSerializer;
import dev.muster.verify.Forgeries;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up the forgeries of each partition, and judges a second when the watermark has passed it.
 * State: one {@link Floods} per partition while there are any.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
final class FloodFunction extends KeyedProcessFunction<Integer, Forgeries, Finding> {
  private final FloodSettings settings;
  private transient ValueState<Floods> floods;
  private transient Collector<Finding> findings;
  private transient FloodJudge judge;

  FloodFunction(FloodSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    floods =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("floods", new StoredSerializer<>(new FloodsForm())));
    judge = new FloodJudge(settings, finding -> findings.collect(finding));
  }

  @Override
  public void processElement(Forgeries part, Context context, Collector<Finding> out)
      throws Exception {
    Floods kept = Objects.requireNonNullElseGet(floods.value(), Floods::new);
    kept.add(part);
    floods.update(kept);
    context.timerService().registerEventTimeTimer(FloodJudge.end(part.second()));
  }

  /** At the end of all input no flood is over for that. */
  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Finding> out) throws Exception {
    Floods kept = floods.value();
    if (kept == null || context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    findings = out;
    long next = judge.advance(context.getCurrentKey(), kept, time);
    if (kept.isOver()) {
      floods.clear();
      return;
    }
    floods.update(kept);
    if (next != Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(next);
    }
  }
}
