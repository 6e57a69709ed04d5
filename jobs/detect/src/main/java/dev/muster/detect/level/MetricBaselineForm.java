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
  protected void writeFields(MetricBaseline normal, DataOutput out) throws IOException {
    out.writeLong(normal.readings);
    out.writeDouble(normal.low);
    out.writeDouble(normal.high);
    out.writeDouble(normal.step);
    writeExtremes(normal.extremes, out);
    out.writeDouble(normal.last);
    out.writeLong(normal.lastTime);
    out.writeLong(normal.lastArrival);
    out.writeInt(normal.run);
    out.writeInt(normal.longestRun);
    out.writeLong(normal.runOnset);
    out.writeLong(normal.runOffset);
    out.writeInt(normal.outside);
    out.writeInt(normal.inside);
    out.writeLong(normal.onset);
    out.writeLong(normal.onsetOffset);
    out.writeByte(normal.excursion.code());
    out.writeBoolean(normal.stuck);
    out.writeLong(normal.stuckOnset);
    out.writeLong(normal.stuckOffset);
  }

  @Override
  public MetricBaseline copy(MetricBaseline value) {
    return value.copy();
  }

  @Override
  protected MetricBaseline readFields(int found, DataInput in) throws IOException {
    MetricBaseline normal = new MetricBaseline();
    normal.readings = in.readLong();
    normal.low = in.readDouble();
    normal.high = in.readDouble();
    normal.step = in.readDouble();
    normal.extremes = readExtremes(in);
    normal.last = in.readDouble();
    normal.lastTime = in.readLong();
    normal.lastArrival = in.readLong();
    normal.run = in.readInt();
    normal.longestRun = in.readInt();
    normal.runOnset = in.readLong();
    normal.runOffset = in.readLong();
    normal.outside = in.readInt();
    normal.inside = in.readInt();
    normal.onset = in.readLong();
    normal.onsetOffset = in.readLong();
    normal.excursion = MetricBaseline.Excursion.ofCode(in.readByte());
    normal.stuck = in.readBoolean();
    normal.stuckOnset = in.readLong();
    normal.stuckOffset = in.readLong();
    return normal;
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
