package dev.muster.connectors.kafka.recording;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.StampedTimes;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.connectors.kafka.batch.UnopenedHeader;
import dev.muster.schemas.RecordedHeader;
import dev.muster.schemas.RecordedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Writes what stands on topics into files. */
public final class TopicRecorder {
  private TopicRecorder() {}

  /**
   * Records every record of some topics, up to those that are newest now.
   *
   * @param directory made if it isn't there; files of the same topics are written anew
   * @return how many records were written
   * @throws RecordingException if the directory can't be written
   */
  public static long record(KafkaAccess access, List<String> topics, Path directory) {
    try {
      Files.createDirectories(directory);
      long records = 0;
      for (String topic : topics) {
        records += record(access, topic, directory);
      }
      return records;
    } catch (IOException | UncheckedIOException e) {
      throw new RecordingException(
          "The recording can't be written to %s: %s".formatted(directory, e.getMessage()), e);
    }
  }

  private static long record(KafkaAccess access, String topic, Path directory) throws IOException {
    long[] records = {0};
    try (TopicReader reader = TopicReader.openUncommitted(access, topic)) {
      for (int partition = 0; partition < reader.partitions(); partition++) {
        Path file = RecordedPartition.in(directory, topic, partition).file();
        StampedTimes stamped = new StampedTimes();
        try (DataFileWriter<RecordedRecord> writer = writer(file)) {
          reader.read(
              List.of(partition),
              record -> {
                append(writer, record, stamped.of(record));
                records[0]++;
              });
        }
      }
    }
    return records[0];
  }

  private static DataFileWriter<RecordedRecord> writer(Path file) throws IOException {
    return new DataFileWriter<>(new SpecificDatumWriter<>(RecordedRecord.class))
        .create(RecordedRecord.getClassSchema(), file.toFile());
  }

  @SuppressWarnings("NullAway") // Avro's classes say nothing of null; the schema has it here.
  private static void append(
      DataFileWriter<RecordedRecord> writer, ConsumerRecord<byte[], byte[]> record, long stamped) {
    try {
      writer.append(
          RecordedRecord.newBuilder()
              .setOffset(record.offset())
              .setTimestamp(stamped)
              .setKey(buffer(record.key()))
              .setValue(buffer(record.value()))
              .setHeaders(
                  StreamSupport.stream(record.headers().spliterator(), false)
                      .map(UnopenedHeader::recorded)
                      .map(TopicRecorder::header)
                      .toList())
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("NullAway") // Avro's classes say nothing of null; the schema has it here.
  private static RecordedHeader header(Header header) {
    return RecordedHeader.newBuilder()
        .setName(header.key())
        .setValue(buffer(header.value()))
        .build();
  }

  private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}
