package dev.muster.detect.operator;

import dev.muster.arrival.Retention;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.policy.Purpose;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.level.LevelDetector;
import dev.muster.detect.level.LevelSettings;
import dev.muster.detect.level.MetricBaseline;
import dev.muster.detect.level.MetricBaselineForm;
import dev.muster.message.reading.Reading;
import dev.muster.stored.serializer.StoredSerializer;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Judges the numbers of sections that were opened for the purpose {@code detect}, at once and in
 * the order of their messages.
 *
 * <p>State: one {@link MetricBaseline} per device, class and metric, for at most {@value
 * #MAX_METRICS} metrics of a device, until it has not been reported for the retention. Its key
 * holds the metric's name, which is part of the plaintext. Metrics: {@code readings_judged}, {@code
 * readings_late} (measured before one that was judged), {@code readings_ahead} (said to be measured
 * after their message was sent), {@code readings_ignored} (of more metrics than are kept).
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
final class LevelFunction extends KeyedProcessFunction<String, OpenedSection, Finding> {
  /** Most metrics of one device: names are the device's to choose. */
  static final int MAX_METRICS = 64;

  private final LevelSettings settings;
  private final Retention retention;
  private transient MapState<String, MetricBaseline> metrics;
  private transient Collector<Finding> findings;
  private transient LevelDetector detector;
  private transient Counter judged;
  private transient Counter late;
  private transient Counter ahead;
  private transient Counter ignored;

  LevelFunction(LevelSettings settings) {
    this.settings = settings;
    this.retention = new Retention(settings.retention());
  }

  @Override
  public void open(OpenContext context) {
    metrics =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "metrics",
                    StringSerializer.INSTANCE,
                    new StoredSerializer<>(new MetricBaselineForm())));
    detector = new LevelDetector(settings, finding -> findings.collect(finding));
    judged = getRuntimeContext().getMetricGroup().counter("readings_judged");
    late = getRuntimeContext().getMetricGroup().counter("readings_late");
    ahead = getRuntimeContext().getMetricGroup().counter("readings_ahead");
    ignored = getRuntimeContext().getMetricGroup().counter("readings_ignored");
  }

  @Override
  public void processElement(OpenedSection section, Context context, Collector<Finding> out)
      throws Exception {
    if (!section.allows(Purpose.DETECT)) {
      return;
    }
    findings = out;
    for (Reading reading : section.readings()) {
      if (reading.kind() == Reading.Kind.NUMBER) {
        judge(section, reading, context);
      }
    }
  }

  private void judge(OpenedSection section, Reading reading, Context context) throws Exception {
    if (!LevelDetector.isPast(section, reading)) {
      ahead.inc();
      return;
    }
    String metric = section.dataClass() + '/' + reading.name();
    long arrival = section.origin().arrival();
    MetricBaseline baseline = metrics.get(metric);
    if (baseline == null || retention.isOver(baseline.lastArrival(), arrival)) {
      dropUntil(arrival); // A timer that is due may not have run yet.
      if (isFull()) {
        ignored.inc();
        return;
      }
      baseline = new MetricBaseline();
      context.timerService().registerEventTimeTimer(retention.dropsAt(arrival));
    }
    (detector.judge(baseline, section, reading) ? judged : late).inc();
    metrics.put(metric, baseline);
  }

  private boolean isFull() throws Exception {
    int count = 0;
    for (Iterator<String> names = metrics.keys().iterator(); names.hasNext(); names.next()) {
      count++;
    }
    return count >= MAX_METRICS;
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Finding> out) throws Exception {
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    long oldest = dropUntil(time);
    if (oldest == Long.MAX_VALUE) {
      metrics.clear();
    } else {
      context.timerService().registerEventTimeTimer(retention.dropsAt(oldest));
    }
  }

  /** Drops the metrics that are due, and returns the arrival that the oldest was last needed at. */
  private long dropUntil(long time) throws Exception {
    long oldest = Long.MAX_VALUE;
    for (Iterator<Map.Entry<String, MetricBaseline>> all = metrics.iterator(); all.hasNext(); ) {
      long lastArrival = all.next().getValue().lastArrival();
      if (retention.isOver(lastArrival, time)) {
        all.remove();
      } else {
        oldest = Math.min(oldest, lastArrival);
      }
    }
    return oldest;
  }
}
