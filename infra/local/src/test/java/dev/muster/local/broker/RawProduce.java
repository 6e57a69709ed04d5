package dev.muster.local.broker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.apache.kafka.common.utils.ByteUtils;
import org.apache.kafka.common.utils.Crc32C;

/** Hands a broker batches that no client would make, over a bare connection. */
record RawProduce(int port, String topic) {
  private static final short VERSION = 9;
  private static final byte MAGIC = 2;
  private static final int CRC_FROM = 21;

  /** What writes the records of a batch before they are compressed. */
  interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  /** Sends one batch to partition 0 and returns what the broker says. */
  Errors send(CompressionType type, int count, Content content) throws IOException {
    ByteBufferOutputStream packed = new ByteBufferOutputStream(1024);
    try (DataOutputStream out =
        new DataOutputStream(Compression.of(type).build().wrapForOutput(packed, MAGIC))) {
      content.write(out);
    }
    return send(type, count, packed.buffer().flip());
  }

  /** Sends what stands for compressed records. */
  Errors send(CompressionType type, int count, ByteBuffer records) throws IOException {
    int size = DefaultRecordBatch.RECORD_BATCH_OVERHEAD + records.remaining();
    ByteBuffer batch = ByteBuffer.allocate(size);
    DefaultRecordBatch.writeHeader(
        batch,
        0,
        count - 1,
        size,
        MAGIC,
        type,
        TimestampType.CREATE_TIME,
        1,
        1,
        -1,
        (short) -1,
        -1,
        false,
        false,
        false,
        -1,
        count);
    batch.position(DefaultRecordBatch.RECORD_BATCH_OVERHEAD);
    batch.put(records).flip();
    batch.putInt(
        DefaultRecordBatch.CRC_OFFSET, (int) Crc32C.compute(batch, CRC_FROM, size - CRC_FROM));
    return exchange(MemoryRecords.readableRecords(batch));
  }

  /** A record without key whose value is zeros. */
  static void zeros(DataOutputStream out, int offsetDelta, int value) throws IOException {
    int size = 3 + ByteUtils.sizeOfVarint(offsetDelta) + ByteUtils.sizeOfVarint(value) + value + 1;
    ByteUtils.writeVarint(size, out);
    out.write(new byte[] {0, 0});
    ByteUtils.writeVarint(offsetDelta, out);
    out.write(1);
    ByteUtils.writeVarint(value, out);
    byte[] zeros = new byte[64 * 1024];
    for (int left = value; left > 0; left -= zeros.length) {
      out.write(zeros, 0, Math.min(left, zeros.length));
    }
    out.write(0);
  }

  /** Sends batches as they are to partition 0 and returns what the broker says. */
  Errors exchange(MemoryRecords records) throws IOException {
    TopicProduceData data =
        new TopicProduceData()
            .setName(topic)
            .setPartitionData(List.of(new PartitionProduceData().setIndex(0).setRecords(records)));
    ProduceRequest request =
        new ProduceRequest(
            new ProduceRequestData()
                .setAcks((short) -1)
                .setTimeoutMs(30_000)
                .setTopicData(new TopicProduceDataCollection(List.of(data).iterator())),
            VERSION);
    try (RawConnection connection = new RawConnection(port)) {
      connection.send(request);
      ProduceResponse response = (ProduceResponse) connection.answer(request);
      return Errors.forCode(
          response.data().responses().iterator().next().partitionResponses().get(0).errorCode());
    }
  }
}
