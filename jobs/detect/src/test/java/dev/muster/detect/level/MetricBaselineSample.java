package dev.muster.detect.level;

/** A {@link MetricBaseline} of which every field differs from every other. */
public final class MetricBaselineSample {
  private MetricBaselineSample() {}

  /** Makes it. */
  public static MetricBaseline normal() {
    MetricBaseline normal = new MetricBaseline();
    normal.readings = 1;
    normal.low = 2.5;
    normal.high = 3.5;
    normal.step = 4.5;
    normal.extremes = new Extremes(2.75, 3.25, 18.5, 19.5);
    normal.last = 5.5;
    normal.lastTime = 6;
    normal.lastArrival = 7;
    normal.run = 8;
    normal.longestRun = 9;
    normal.runOnset = 10;
    normal.runOffset = 11;
    normal.outside = 12;
    normal.inside = 13;
    normal.onset = 14;
    normal.onsetOffset = 15;
    normal.excursion = MetricBaseline.Excursion.DRIFT;
    normal.stuck = true;
    normal.stuckOnset = 16;
    normal.stuckOffset = 17;
    return normal;
  }
}
