package dev.muster.detect.operator;

import dev.muster.arrival.Retention;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.rate.RateBaseline;
import dev.muster.detect.rate.RateBaselineForm;
import dev.muster.detect.rate.RateDetector;
import dev.muster.detect.rate.RateSettings;
import dev.muster.stored.serializer.StoredSerializer;
import dev.muster.verify.Contact;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Judges how often devices speak, at once and in the order of their messages. State: one {@link
 * RateBaseline} per device, until it has said nothing for the retention.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
final class RateFunction extends KeyedProcessFunction<String, Contact, Finding> {
  private final RateSettings settings;
  private final Retention retention;
  private transient ValueState<RateBaseline> baselines;
  private transient Collector<Finding> findings;
  private transient RateDetector detector;

  RateFunction(RateSettings settings) {
    this.settings = settings;
    this.retention = new Retention(settings.retention());
  }

  @Override
  public void open(OpenContext context) {
    baselines =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("pace", new StoredSerializer<>(new RateBaselineForm())));
    detector = new RateDetector(settings, finding -> findings.collect(finding));
  }

  @Override
  public void processElement(Contact contact, Context context, Collector<Finding> out)
      throws Exception {
    findings = out;
    RateBaseline before = baselines.value();
    long arrival = contact.origin().arrival();
    if (before == null) {
      context.timerService().registerEventTimeTimer(retention.dropsAt(arrival));
    } else if (retention.isOver(before.lastArrival(), arrival)) {
      before = null; // Its timer is due but has not run yet, and goes on with what follows.
    }
    baselines.update(detector.judge(before, contact));
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Finding> out) throws Exception {
    RateBaseline baseline = baselines.value();
    if (baseline == null || context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    if (retention.isOver(baseline.lastArrival(), time)) {
      baselines.clear();
    } else {
      context.timerService().registerEventTimeTimer(retention.dropsAt(baseline.lastArrival()));
    }
  }
}
