package dev.muster.detect.level;

import dev.muster.stored.MutableForm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link MetricBaseline}. */
public final class MetricBaselineForm extends MutableForm<MetricBaseline> {
  public MetricBaselineForm() {
    super("metric-baseline", MetricBaseline.class);
  }

  @Override
  protected void writeFields(MetricBaseline baseline, DataOutput out) throws IOException {
    out.writeLong(baseline.readings);
    out.writeDouble(baseline.low);
    out.writeDouble(baseline.high);
    out.writeDouble(baseline.step);
    writeExtremes(baseline.extremes, out);
    out.writeDouble(baseline.last);
    out.writeLong(baseline.lastTime);
    out.writeLong(baseline.lastArrival);
    out.writeInt(baseline.run);
    out.writeInt(baseline.longestRun);
    out.writeLong(baseline.runOnset);
    out.writeLong(baseline.runOffset);
    out.writeInt(baseline.outside);
    out.writeInt(baseline.inside);
    out.writeLong(baseline.onset);
    out.writeLong(baseline.onsetOffset);
    out.writeByte(baseline.excursion.code());
    out.writeBoolean(baseline.stuck);
    out.writeLong(baseline.stuckOnset);
    out.writeLong(baseline.stuckOffset);
  }

  @Override
  public MetricBaseline copy(MetricBaseline value) {
    return value.copy();
  }

  @Override
  protected MetricBaseline readFields(int found, DataInput in) throws IOException {
    MetricBaseline baseline = new MetricBaseline();
    baseline.readings = in.readLong();
    baseline.low = in.readDouble();
    baseline.high = in.readDouble();
    baseline.step = in.readDouble();
    baseline.extremes = readExtremes(in);
    baseline.last = in.readDouble();
    baseline.lastTime = in.readLong();
    baseline.lastArrival = in.readLong();
    baseline.run = in.readInt();
    baseline.longestRun = in.readInt();
    baseline.runOnset = in.readLong();
    baseline.runOffset = in.readLong();
    baseline.outside = in.readInt();
    baseline.inside = in.readInt();
    baseline.onset = in.readLong();
    baseline.onsetOffset = in.readLong();
    baseline.excursion = MetricBaseline.Excursion.ofCode(in.readByte());
    baseline.stuck = in.readBoolean();
    baseline.stuckOnset = in.readLong();
    baseline.stuckOffset = in.readLong();
    return baseline;
  }

  private static void writeExtremes(Extremes extremes, DataOutput out) throws IOException {
    out.writeDouble(extremes.low());
    out.writeDouble(extremes.high());
    out.writeDouble(extremes.step());
    out.writeDouble(extremes.nextStep());
  }

  private static Extremes readExtremes(DataInput in) throws IOException {
    return new Extremes(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
  }
}
