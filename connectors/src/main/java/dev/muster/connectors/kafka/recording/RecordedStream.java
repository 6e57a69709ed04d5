package dev.muster.connectors.kafka.recording;

import dev.muster.schemas.RecordedRecord;
import java.io.IOException;
import java.util.Objects;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;

/** One file of a recording while it is played: its next record, and when that is due. */
final class RecordedStream implements AutoCloseable {
  private final RecordedPartition partition;
  private final Playback playback;
  private final DataFileReader<RecordedRecord> reader;
  private @Nullable RecordedRecord next;

  RecordedStream(RecordedPartition partition, Playback playback) throws IOException {
    this.partition = partition;
    this.playback = playback;
    this.reader =
        new DataFileReader<>(
            partition.file().toFile(), new SpecificDatumReader<>(RecordedRecord.class));
    advance();
  }

  RecordedPartition partition() {
    return partition;
  }

  boolean hasNext() {
    return next != null;
  }

  RecordedRecord take() {
    RecordedRecord taken = next();
    advance();
    return taken;
  }

  /**
   * When the next record is due, in ms: live on the recording's own clock; as a backlog 0, or what
   * it is held back by.
   */
  long due() {
    long delay = playback.delay(partition).toMillis();
    return playback.pace() == Playback.Pace.LIVE ? next().getTimestamp() + delay : delay;
  }

  /** Among records due at the same time the older goes first. */
  long timestamp() {
    return next().getTimestamp();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new RecordingException("%s can't be closed.".formatted(partition.file()), e);
    }
  }

  private RecordedRecord next() {
    return Objects.requireNonNull(next, "all was taken");
  }

  private void advance() {
    next = reader.hasNext() ? reader.next() : null;
  }
}
