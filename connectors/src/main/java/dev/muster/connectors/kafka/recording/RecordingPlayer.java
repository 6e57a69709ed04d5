package dev.muster.connectors.kafka.recording;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.schemas.RecordedHeader;
import dev.muster.schemas.RecordedRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording into a broker that has none of its topics yet: same partitions, timestamps and
 * offsets, so the same verdicts.
 */
public final class RecordingPlayer {
  private static final Comparator<RecordedStream> NEXT_DUE =
      Comparator.comparingLong(RecordedStream::due).thenComparingLong(RecordedStream::timestamp);

  private final KafkaAccess access;
  private final Playback playback;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  /**
   * @param access a broker whose owner doesn't mind topics with the senders' timestamps
   */
  public RecordingPlayer(KafkaAccess access, Playback playback) {
    this.access = access;
    this.playback = playback;
  }

  /**
   * Creates the topics, so that a pipeline may start before {@link #play}.
   *
   * @throws RecordingException if one of them is there already
   */
  public void createTopics() {
    create(playback.topics());
  }

  /**
   * The same, with as many partitions as were recorded where those are more.
   *
   * @throws RecordingException if one of them is there already
   */
  public void createTopics(Path directory) {
    List<RecordedPartition> recorded = RecordedPartition.all(directory);
    create(
        playback.topics().stream()
            .map(spec -> spec.withAtLeast(partitions(recorded, spec.name())))
            .toList());
  }

  private void create(List<TopicSpec> topics) {
    List<TopicSpec> specs = topics.stream().map(TopicSpec::keepingTimestamps).toList();
    List<String> made = TopicCreation.createMissing(access, specs);
    if (made.size() < specs.size()) {
      throw new RecordingException(
          "The broker at %s has topics already: play a recording into an empty --data directory."
              .formatted(access.bootstrapServers()));
    }
  }

  private static int partitions(List<RecordedPartition> recorded, String topic) {
    return recorded.stream()
        .filter(each -> each.topic().equals(topic))
        .mapToInt(each -> each.partition() + 1)
        .max()
        .orElse(0);
  }

  /**
   * Plays a recording and returns when the broker has all of it.
   *
   * @return how many records were written
   * @throws RecordingException if a record can't get its recorded offset, or isn't taken
   */
  public long play(Path directory) throws InterruptedException {
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(properties())) {
      return play(directory, producer);
    }
  }

  /** The same through a producer that numbers each partition's records from 0. */
  long play(Path directory, Producer<byte[], byte[]> producer) throws InterruptedException {
    PriorityQueue<RecordedStream> streams = new PriorityQueue<>(NEXT_DUE);
    List<RecordedStream> all = new ArrayList<>();
    try {
      for (RecordedPartition partition : RecordedPartition.all(directory)) {
        all.add(new RecordedStream(partition, playback));
      }
      all.stream().filter(RecordedStream::hasNext).forEach(streams::add);
      long records = play(streams, producer);
      producer.flush();
      throwIfFailed();
      return records;
    } catch (IOException e) {
      throw new RecordingException(
          "The recording in %s can't be read: %s".formatted(directory, e.getMessage()), e);
    } finally {
      all.forEach(RecordedStream::close);
    }
  }

  private long play(PriorityQueue<RecordedStream> streams, Producer<byte[], byte[]> producer)
      throws InterruptedException {
    long records = 0;
    long start = System.nanoTime();
    long origin = firstMoment(streams);
    while (!streams.isEmpty()) {
      RecordedStream stream = streams.poll();
      sleepUntil(start, stream.due() - origin, producer);
      send(producer, stream.partition(), stream.take());
      records++;
      if (stream.hasNext()) {
        streams.add(stream);
      }
      throwIfFailed();
    }
    return records;
  }

  /** Live, the clock begins with the oldest record; a backlog is due at once. */
  private long firstMoment(PriorityQueue<RecordedStream> streams) {
    return playback.pace() == Playback.Pace.BACKLOG
        ? 0
        : streams.stream().mapToLong(RecordedStream::timestamp).min().orElse(0);
  }

  private static void sleepUntil(long start, long due, Producer<byte[], byte[]> producer)
      throws InterruptedException {
    long left = due - Duration.ofNanos(System.nanoTime() - start).toMillis();
    if (left > 0) {
      producer.flush();
      Thread.sleep(left);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback has the answer.
  private void send(
      Producer<byte[], byte[]> producer, RecordedPartition from, RecordedRecord record) {
    ProducerRecord<byte[], byte[]> to =
        new ProducerRecord<>(
            from.topic(),
            from.partition(),
            record.getTimestamp(),
            bytes(record.getKey()),
            bytes(record.getValue()));
    for (RecordedHeader header : record.getHeaders()) {
      to.headers().add(header.getName(), bytes(header.getValue()));
    }
    producer.send(to, (written, problem) -> check(from, record.getOffset(), written, problem));
  }

  private void check(
      RecordedPartition from, long recorded, RecordMetadata written, Exception problem) {
    if (problem != null) {
      failure.compareAndSet(
          null,
          new RecordingException(
              "The broker doesn't take record %s of %s-%s: %s"
                  .formatted(recorded, from.topic(), from.partition(), problem.getMessage()),
              problem));
    } else if (written.offset() != recorded) {
      failure.compareAndSet(
          null,
          new RecordingException(
              ("Record %s of %s-%s would get the offset %s: the recording has holes, so make it"
                      + " anew before retention, compaction or transactions leave any.")
                  .formatted(recorded, from.topic(), from.partition(), written.offset())));
    }
  }

  private void throwIfFailed() {
    RuntimeException problem = failure.get();
    if (problem != null) {
      throw problem;
    }
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private Properties properties() {
    Properties producer = access.producerProperties();
    producer.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    // A new partition may turn the first request away and take the second: a broker that knows no
    // earlier sequence number of a producer accepts any. One at a time, offsets stay the recorded.
    producer.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
    producer.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        String.valueOf(TopicSpec.TELEMETRY_BYTES + TopicSpec.HEADER_BYTES));
    return producer;
  }
}
