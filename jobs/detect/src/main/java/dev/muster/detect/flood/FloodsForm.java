package dev.muster.detect.flood;

import dev.muster.stored.MutableForm;
import dev.muster.verify.Forgeries;
import dev.muster.verify.ForgeriesForm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The bytes of {@link Floods}. */
public final class FloodsForm extends MutableForm<Floods> {
  private static final ForgeriesForm FORGERIES = new ForgeriesForm();

  public FloodsForm() {
    super("floods", Floods.class);
  }

  @Override
  protected void writeFields(Floods floods, DataOutput out) throws IOException {
    out.writeInt(floods.waiting.values().stream().mapToInt(TreeMap::size).sum());
    for (TreeMap<String, Forgeries> second : floods.waiting.values()) {
      for (Forgeries part : second.values()) {
        FORGERIES.write(part, out);
      }
    }
    out.writeInt(floods.lasting.size());
    for (Map.Entry<String, Flood> entry : floods.lasting.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeLong(entry.getValue().onset());
      out.writeLong(entry.getValue().last());
      out.writeLong(entry.getValue().records());
      out.writeLong(entry.getValue().firstOffset());
      out.writeLong(entry.getValue().lastOffset());
    }
  }

  @Override
  public Floods copy(Floods value) {
    return value.copy();
  }

  @Override
  protected Floods readFields(int found, DataInput in) throws IOException {
    Floods floods = new Floods();
    for (int rest = in.readInt(); rest > 0; rest--) {
      floods.add(FORGERIES.read(in));
    }
    for (int rest = in.readInt(); rest > 0; rest--) {
      floods.lasting.put(
          in.readUTF(),
          new Flood(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()));
    }
    return floods;
  }
}
