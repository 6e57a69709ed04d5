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
 * Reads Flink's form alone, too, as earlier builds wrote it, and the form {@link #OF_JUDGING}.
 */
final class ArrivalSplitSerializer implements SimpleVersionedSerializer<KafkaPartitionSplit> {
  private static final int VERSION = 101;

  /** Knows nothing of what waits for rules and approvals. */
  private static final int OF_JUDGING = 100;

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
      out.writeLong(arrival.undecided());
    }
    return bytes.toByteArray();
  }

  @Override
  public KafkaPartitionSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version < OF_JUDGING) {
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
      long unjudged = in.readLong();
      long undecided = version == OF_JUDGING ? 0 : in.readLong();
      return new ArrivalSplit(plain, clock, new ArrivalSplit.Waiting(unjudged, undecided));
    }
  }

  private static ArrivalSplit arrival(KafkaPartitionSplit split) {
    return split instanceof ArrivalSplit arrival
        ? arrival
        : new ArrivalSplit(split, ArrivalClock.unset(), ArrivalSplit.Waiting.NOTHING);
  }
}
