package dev.muster.verify;

import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.MessageType;
import dev.muster.message.signature.SignatureAlgorithm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The form of a {@link DeviceRecord} within elements and state. Stateless. */
public final class DeviceRecordFields {
  /**
   * Leads a record whose suspension ends. One without an end has the older form, which begins with
   * the two bytes of the length of its id, at most 64: the first of them is 0.
   */
  private static final int WITH_END = 2;

  private DeviceRecordFields() {}

  /** Writes a record. */
  public static void write(DeviceRecord record, DataOutput out) throws IOException {
    boolean ends = record.suspendedUntil() != DeviceRecord.NO_END;
    if (ends) {
      out.writeByte(WITH_END);
    }
    out.writeUTF(record.device());
    out.writeLong(record.version());
    out.writeUTF(record.status().name());
    out.writeUTF(record.cohort());
    Fields.writeText(record.site(), out);
    Fields.writeText(record.gateway(), out);
    Fields.writeText(record.model(), out);
    Fields.writeText(record.firmware(), out);
    out.writeByte(record.keys().size());
    for (DeviceKey key : record.keys()) {
      writeKey(key, out);
    }
    out.writeInt(record.cadenceSeconds());
    out.writeBoolean(record.hasClock());
    if (ends) {
      out.writeLong(record.suspendedUntil());
    }
  }

  /** Reads a record. */
  public static DeviceRecord read(DataInput in) throws IOException {
    int first = in.readUnsignedByte();
    boolean ends = first == WITH_END;
    return new DeviceRecord(
        ends ? in.readUTF() : id(first, in),
        in.readLong(),
        DeviceStatus.valueOf(in.readUTF()),
        in.readUTF(),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        readKeys(in),
        in.readInt(),
        in.readBoolean(),
        ends ? in.readLong() : DeviceRecord.NO_END);
  }

  /** An id whose length begins with a byte that was read already. Ids are ASCII. */
  private static String id(int first, DataInput in) throws IOException {
    if (first != 0) {
      throw new IOException("unknown form " + first + " of a device record");
    }
    byte[] id = new byte[in.readUnsignedByte()];
    in.readFully(id);
    return new String(id, StandardCharsets.US_ASCII);
  }

  private static void writeKey(DeviceKey key, DataOutput out) throws IOException {
    out.writeLong(key.kid());
    out.writeUTF(key.algorithm().wireName());
    Fields.writeBytes(key.spki(), out);
    int uses = 0;
    for (MessageType use : key.uses()) {
      uses |= 1 << use.code();
    }
    out.writeInt(uses);
  }

  private static List<DeviceKey> readKeys(DataInput in) throws IOException {
    List<DeviceKey> keys = new ArrayList<>();
    for (int rest = in.readByte(); rest > 0; rest--) {
      keys.add(readKey(in));
    }
    return keys;
  }

  private static DeviceKey readKey(DataInput in) throws IOException {
    long kid = in.readLong();
    SignatureAlgorithm algorithm = SignatureAlgorithm.fromWireName(in.readUTF()).orElseThrow();
    byte[] spki = Fields.readBytes(in);
    int uses = in.readInt();
    Set<MessageType> allowed = EnumSet.noneOf(MessageType.class);
    for (MessageType type : MessageType.values()) {
      if ((uses & 1 << type.code()) != 0) {
        allowed.add(type);
      }
    }
    return new DeviceKey(kid, algorithm, spki, allowed);
  }
}
