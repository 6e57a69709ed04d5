package dev.muster.detect.level;

/** A {@link MetricBaseline} of which every field differs from every other. */
public final class MetricBaselineSample {
  private MetricBaselineSample() {}

  /** Makes it. */
  public static MetricBaseline baseline() {
    MetricBaseline baseline = new MetricBaseline();
    baseline.readings = 1;
    baseline.low = 2.5;
    baseline.high = 3.5;
    baseline.step = 4.5;
    baseline.extremes = new Extremes(2.75, 3.25, 18.5, 19.5);
    baseline.last = 5.5;
    baseline.lastTime = 6;
    baseline.lastArrival = 7;
    baseline.run = 8;
    baseline.longestRun = 9;
    baseline.runOnset = 10;
    baseline.runOffset = 11;
    baseline.outside = 12;
    baseline.inside = 13;
    baseline.onset = 14;
    baseline.onsetOffset = 15;
    baseline.excursion = MetricBaseline.Excursion.DRIFT;
    baseline.stuck = true;
    baseline.stuckOnset = 16;
    baseline.stuckOffset = 17;
    return baseline;
  }
}
