package dev.muster.control.operator;

import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.MessageType;
import dev.muster.message.signature.SignatureAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a device record within an element or a state of Flink. Never on a topic: there it is
 * Avro. The element or state that holds it has a version and a golden file.
 */
public final class DeviceRecordFormat {
  /**
   * Leads a record whose suspension ends. One without an end has the older form, which begins with
   * the two bytes of the length of its id, at most 64: the first of them is 0.
   */
  private static final int WITH_END = 2;

  private DeviceRecordFormat() {}

  /** Writes a record. */
  public static void write(DeviceRecord record, DataOutputView out) throws IOException {
    boolean ends = record.suspendedUntil() != DeviceRecord.NO_END;
    if (ends) {
      out.writeByte(WITH_END);
    }
    out.writeUTF(record.device());
    out.writeLong(record.version());
    out.writeByte(code(record.status()));
    out.writeUTF(record.cohort());
    NullableText.write(record.site(), out);
    NullableText.write(record.gateway(), out);
    NullableText.write(record.model(), out);
    NullableText.write(record.firmware(), out);
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

  /** Reads a record back. */
  public static DeviceRecord read(DataInputView in) throws IOException {
    int first = in.readUnsignedByte();
    boolean ends = first == WITH_END;
    return new DeviceRecord(
        ends ? in.readUTF() : id(first, in),
        in.readLong(),
        status(in.readByte()),
        in.readUTF(),
        NullableText.read(in),
        NullableText.read(in),
        NullableText.read(in),
        NullableText.read(in),
        readKeys(in),
        in.readInt(),
        in.readBoolean(),
        ends ? in.readLong() : DeviceRecord.NO_END);
  }

  /** An id whose length begins with a byte that was read already. Ids are ASCII. */
  private static String id(int first, DataInputView in) throws IOException {
    if (first != 0) {
      throw new IOException("unknown form " + first + " of a device record");
    }
    byte[] id = new byte[in.readUnsignedByte()];
    in.readFully(id);
    return new String(id, StandardCharsets.US_ASCII);
  }

  private static List<DeviceKey> readKeys(DataInputView in) throws IOException {
    int count = in.readByte();
    List<DeviceKey> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(readKey(in));
    }
    return keys;
  }

  private static void writeKey(DeviceKey key, DataOutputView out) throws IOException {
    out.writeLong(key.kid());
    out.writeUTF(key.algorithm().wireName());
    out.writeInt(key.spki().length);
    out.write(key.spki());
    int uses = 0;
    for (MessageType use : key.uses()) {
      uses |= 1 << use.code();
    }
    out.writeInt(uses);
  }

  private static DeviceKey readKey(DataInputView in) throws IOException {
    long kid = in.readLong();
    String name = in.readUTF();
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.fromWireName(name)
            .orElseThrow(() -> new IOException("unknown algorithm " + name));
    byte[] spki = new byte[in.readInt()];
    in.readFully(spki);
    return new DeviceKey(kid, algorithm, spki, uses(in.readInt()));
  }

  private static Set<MessageType> uses(int bits) {
    Set<MessageType> uses = EnumSet.noneOf(MessageType.class);
    for (MessageType type : MessageType.values()) {
      if ((bits & 1 << type.code()) != 0) {
        uses.add(type);
      }
    }
    return uses;
  }

  private static int code(DeviceStatus status) {
    return switch (status) {
      case ACTIVE -> 1;
      case SUSPENDED -> 2;
      case REMOVED -> 3;
    };
  }

  private static DeviceStatus status(byte code) throws IOException {
    for (DeviceStatus status : DeviceStatus.values()) {
      if (code(status) == code) {
        return status;
      }
    }
    throw new IOException("unknown device status " + code);
  }
}
