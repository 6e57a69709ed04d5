package dev.muster.connectors.kafka;

import dev.muster.message.ArrivalClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A partition in a checkpoint: in Flink's own form, with what {@link ArrivalSplit} adds behind it.
 * Reads Flink's form alone, too, as earlier builds wrote it.
 */
final class ArrivalSplitSerializer implements SimpleVersionedSerializer<KafkaPartitionSplit> {
  private static final int VERSION = 100;

  private final KafkaPartitionSplitSerializer kafka = new KafkaPartitionSplitSerializer();

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(KafkaPartitionSplit split) throws IOException {
    ArrivalSplit arrival = arrival(split);
    byte[] plain = kafka.serialize(split);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(kafka.getVersion());
      out.writeInt(plain.length);
      out.write(plain);
      out.writeLong(arrival.clock().appended());
      out.writeLong(arrival.clock().arrival());
      out.writeLong(arrival.unjudged());
    }
    return bytes.toByteArray();
  }

  @Override
  public KafkaPartitionSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version < VERSION) {
      return kafka.deserialize(version, serialized);
    }
    if (version > VERSION) {
      throw new IOException(
          "A partition was stored by a later version of Muster (form %s)".formatted(version));
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized))) {
      int kafkaVersion = in.readInt();
      KafkaPartitionSplit plain = kafka.deserialize(kafkaVersion, in.readNBytes(in.readInt()));
      ArrivalClock clock = ArrivalClock.at(in.readLong(), in.readLong());
      return new ArrivalSplit(plain, clock, in.readLong());
    }
  }

  private static ArrivalSplit arrival(KafkaPartitionSplit split) {
    return split instanceof ArrivalSplit arrival
        ? arrival
        : new ArrivalSplit(split, ArrivalClock.unset(), 0);
  }
}
