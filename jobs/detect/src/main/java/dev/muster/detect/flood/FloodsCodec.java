package dev.muster.detect.flood;

import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import dev.muster.verify.Forgeries;
import dev.muster.verify.ForgeriesCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The bytes of {@link Floods}. */
public final class FloodsCodec implements Codec<Floods> {
  private static final int VERSION = 1;
  private static final Codec<Forgeries> FORGERIES = new ForgeriesCodec();

  @Override
  public void write(Floods floods, DataOutput out) throws IOException {
    out.writeByte(VERSION);
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
  public Floods read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
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
