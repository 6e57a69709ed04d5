package dev.muster.arrival;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of an {@link Origin} within a form. */
public final class OriginFields {
  private OriginFields() {}

  /** Writes where a record lies. */
  public static void write(Origin origin, DataOutput out) throws IOException {
    out.writeUTF(origin.topic());
    out.writeInt(origin.partition());
    out.writeLong(origin.offset());
    out.writeLong(origin.arrival());
  }

  /** Reads where a record lies. */
  public static Origin read(DataInput in) throws IOException {
    return new Origin(in.readUTF(), in.readInt(), in.readLong(), in.readLong());
  }
}
