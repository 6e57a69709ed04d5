package dev.muster.control.registry;

import dev.muster.message.MessageType;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The bytes of a {@link DeviceRecord} wherever one is stored, with a version of their own. Never on
 * a topic: there it is Avro.
 */
public final class DeviceRecordForm extends Form<DeviceRecord> {
  public DeviceRecordForm() {
    super("device-record", DeviceRecord.class);
  }

  @Override
  protected void writeFields(DeviceRecord record, DataOutput out) throws IOException {
    out.writeUTF(record.device());
    out.writeLong(record.version());
    out.writeByte(code(record.status()));
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
    out.writeLong(record.suspendedUntil());
  }

  @Override
  protected DeviceRecord readFields(int found, DataInput in) throws IOException {
    return new DeviceRecord(
        in.readUTF(),
        in.readLong(),
        status(in.readByte()),
        in.readUTF(),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        readKeys(in),
        in.readInt(),
        in.readBoolean(),
        in.readLong());
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
    int count = in.readByte();
    List<DeviceKey> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(readKey(in));
    }
    return keys;
  }

  private static DeviceKey readKey(DataInput in) throws IOException {
    long kid = in.readLong();
    String name = in.readUTF();
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.fromWireName(name)
            .orElseThrow(() -> new IOException("unknown algorithm " + name));
    return new DeviceKey(kid, algorithm, Fields.requireBytes(in), uses(in.readInt()));
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
    return switch (code) {
      case 1 -> DeviceStatus.ACTIVE;
      case 2 -> DeviceStatus.SUSPENDED;
      case 3 -> DeviceStatus.REMOVED;
      default -> throw new IOException("unknown device status " + code);
    };
  }
}
