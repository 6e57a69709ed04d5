package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.operator.ControlReach;
import dev.muster.message.ArrivedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrivalReaderTest {
  private static final long NOON = 1_767_268_800_000L;
  private static final int JUNK = 60_000;
  private static final int RECORDS = 1_200;
  private static final long BOUND = 32 << 20;
  private static final int OVER = 1;

  private final ControlReach reach = ControlReach.of(getClass().getName());
  private ControlReach.Task verify;

  @BeforeEach
  void join() {
    verify = reach.join();
    verify.decidable(Long.MAX_VALUE);
  }

  @AfterEach
  void leave() {
    verify.close();
  }

  /** Twelve thousand of them, with control far behind, were out of memory at each start. */
  @Test
  void handsOnNoMoreThanTheBoundUntilControlHasCaughtUpAndThenTheRest() throws Exception {
    Task task = new Task(junk(NOON, 1), List.of());
    verify.reached(NOON - 1);
    assertThat(task.read()).isBetween((int) (BOUND / JUNK) - 10, (int) (BOUND / JUNK) + OVER);
    assertThat(task.reader.isAvailable().isDone()).isFalse();
    assertThat(task.reader.isAvailable()).succeedsWithin(5, TimeUnit.SECONDS);
    assertThat(task.read()).isZero();

    verify.reached(NOON + RECORDS / 2);
    assertThat(task.read()).isPositive();
    verify.reached(NOON + RECORDS);
    task.read();
    assertThat(task.taken)
        .extracting(ArrivedRecord::offset)
        .containsExactlyElementsOf(LongStream.range(0, RECORDS).boxed().toList());
  }

  @Test
  void readsOnWhileControlIsAhead() throws Exception {
    verify.reached(NOON + RECORDS);
    assertThat(new Task(junk(NOON, 1), List.of()).read()).isEqualTo(RECORDS);
  }

  /** What a checkpoint brings back still waits: each restart would add as much again. */
  @Test
  void countsWhatWasOutBeforeARestart() throws Exception {
    Task before = new Task(junk(NOON, 1), List.of());
    verify.reached(NOON - 1);
    int taken = before.read();
    List<KafkaPartitionSplit> checkpoint = stored(before.reader.snapshotState(1));
    verify.close();
    join();

    Task after = new Task(junk(NOON, 1), checkpoint);
    assertThat(after.read()).isZero();
    verify.reached(NOON + RECORDS);
    assertThat(after.read()).isEqualTo(RECORDS - taken);
  }

  /** Nothing that an earlier attempt told is believed, and who has not told yet counts. */
  @Test
  void goesByTheVerifyTaskThatIsFurthestBehind() throws Exception {
    verify.reached(NOON + RECORDS);
    try (ControlReach.Task late = reach.join()) {
      late.reached(NOON - 1);
      late.decidable(Long.MAX_VALUE);
      assertThat(new Task(junk(NOON, 1), List.of()).read()).isLessThan(RECORDS);
    }
    assertThat(new Task(junk(NOON, 1), List.of()).read()).isEqualTo(RECORDS);
  }

  @Test
  void goesOnWhereNobodyTellsHowFarControlIs() throws Exception {
    verify.close();
    assertThat(new Task(junk(NOON, 1), List.of()).read()).isEqualTo(RECORDS);
  }

  /** What comes of acknowledgements and findings waits for rules and approvals. */
  @Test
  void handsOnNoMoreThanTheBoundUntilRulesAndApprovalsHaveCaughtUp() throws Exception {
    WaitingBounds bounds = new WaitingBounds(WaitingBounds.NONE, BOUND / 2).ofOneIn(2);
    Task task = new Task(junk(NOON, 1), List.of(), bounds);
    verify.reached(NOON + RECORDS);
    verify.decidable(NOON - 1);
    int taken = task.read();
    assertThat(taken).isBetween((int) (BOUND / 4 / JUNK) - 10, (int) (BOUND / 4 / JUNK) + OVER);
    assertThat(task.reader.isAvailable().isDone()).isFalse();

    Task after = new Task(junk(NOON, 1), stored(task.reader.snapshotState(1)), bounds);
    assertThat(after.read()).isZero();
    verify.decidable(NOON + RECORDS);
    assertThat(after.read()).isEqualTo(RECORDS - taken);
  }

  @Test
  void keepsTheClockOfAPartitionOverARestart() throws Exception {
    verify.reached(Long.MAX_VALUE);
    List<ConsumerRecord<byte[], byte[]>> topic = new ArrayList<>(junk(NOON + 7_200_000, 100));
    topic.addAll(junk(NOON, 100));
    Task whole = new Task(topic, List.of());
    whole.read();

    Task first = new Task(topic, List.of());
    first.read(RECORDS + 5);
    Task second = new Task(topic, stored(first.reader.snapshotState(1)));
    second.read();
    first.taken.addAll(second.taken);

    assertThat(first.taken)
        .extracting(ArrivedRecord::arrival)
        .containsExactlyElementsOf(whole.taken.stream().map(ArrivedRecord::arrival).toList())
        .isSorted();
    assertThat(first.taken.get(RECORDS).ahead()).isGreaterThan(7_000_000);
  }

  private static List<KafkaPartitionSplit> stored(List<KafkaPartitionSplit> splits)
      throws Exception {
    ArrivalSplitSerializer form = new ArrivalSplitSerializer();
    List<KafkaPartitionSplit> stored = new ArrayList<>();
    for (KafkaPartitionSplit split : splits) {
      stored.add(form.deserialize(form.getVersion(), form.serialize(split)));
    }
    return stored;
  }

  private static List<ConsumerRecord<byte[], byte[]>> junk(long from, int step) {
    byte[] value = new byte[JUNK];
    return LongStream.range(0, RECORDS).mapToObj(i -> record(i, from + i * step, value)).toList();
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, long appended, byte[] value) {
    return new ConsumerRecord<>(
        "telemetry",
        0,
        offset,
        appended,
        TimestampType.LOG_APPEND_TIME,
        ConsumerRecord.NULL_SIZE,
        value.length,
        null,
        value,
        new RecordHeaders(),
        Optional.empty());
  }

  private final class Task {
    private final ArrivalReader reader;
    private final TakenRecords output = new TakenRecords();
    private final List<ArrivedRecord> taken = output.records();

    Task(List<ConsumerRecord<byte[], byte[]>> topic, List<KafkaPartitionSplit> restored) {
      this(topic, restored, new WaitingBounds(BOUND, BOUND));
    }

    Task(
        List<ConsumerRecord<byte[], byte[]>> topic,
        List<KafkaPartitionSplit> restored,
        WaitingBounds bounds) {
      PartitionArrivals arrivals = new PartitionArrivals(reach, bounds);
      reader =
          new ArrivalReader(
              new ListedRecords(topic, arrivals),
              arrivals,
              new Resuming(KafkaAccess.plain("127.0.0.1:1"), List.of()));
      if (!restored.isEmpty()) {
        reader.addSplits(restored);
      }
    }

    int read() throws Exception {
      return read(Integer.MAX_VALUE);
    }

    int read(int most) throws Exception {
      int read = 0;
      while (read < most && reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
        read++;
      }
      return read;
    }
  }
}
