package dev.muster.admin.backtest;

import dev.muster.detect.learned.LearnedDetector;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One metric of one device as it is streamed. */
final class Series {
  private final String device;
  private final String metric;
  private final LearnedDetector detector;
  private final Cadence cadence = new Cadence();
  private final @Nullable Trace trace;

  Series(String device, String metric, LearnedDetector detector, @Nullable Trace trace) {
    this.device = device;
    this.metric = metric;
    this.detector = detector;
    this.trace = trace;
  }

  String device() {
    return device;
  }

  String metric() {
    return metric;
  }

  LearnedDetector detector() {
    return detector;
  }

  /** Scores a row; a value that is no number scores 0 and is a hole. */
  double score(long millis, double value, String time, BacktestSummary summary) {
    double score = 0;
    if (!Double.isNaN(value)) {
      long silence = cadence.silenceBefore(millis);
      if (silence > 0) {
        summary.addSilence(
            new Raised(device, metric, time, "silent for " + Duration.ofMillis(silence)));
      }
      score = detector.score(millis, value);
      if (score >= 0.5) {
        summary.addAlarm(new Raised(device, metric, time, what()));
      }
    }
    if (trace != null) {
      trace.add(value, score);
    }
    return score;
  }

  private String what() {
    return String.format(
        Locale.ROOT,
        "expected %.6g to %.6g, observed %.6g: %s",
        detector.expectedLow(),
        detector.expectedHigh(),
        detector.observed(),
        detector.part().words());
  }
}
