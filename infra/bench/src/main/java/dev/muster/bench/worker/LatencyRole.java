package dev.muster.bench.worker;

import dev.muster.bench.job.VisibleVerdicts;
import dev.muster.bench.load.Load;
import dev.muster.bench.measure.Spread;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;

/** Sends at a moderate rate and looks when the verdict of each message can be seen in its table. */
final class LatencyRole implements Worker.Role {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final long LOOK_MILLIS = 20;

  private final List<Long> millis = new ArrayList<>();

  @Override
  public void play(Told told, Said said) throws Exception {
    long began = CLOCK.millis();
    long from = began + told.seconds("warm-up").toMillis();
    long end = from + told.seconds("window").toMillis();
    Thread sender = new Thread(() -> send(told, end), "sender");
    sender.start();
    try (VisibleVerdicts table = new VisibleVerdicts(JobConfig.of(told, 1).catalog())) {
      long patience = end + Duration.ofSeconds(20).toMillis();
      while (CLOCK.millis() < patience) {
        long now = CLOCK.millis();
        table.newRows(row -> note(row, now, from, end), "arrival", "verdict");
        Thread.sleep(LOOK_MILLIS);
      }
    }
    said.result(result());
  }

  private Map<String, Object> result() {
    long[] sorted = Spread.sorted(millis.stream().mapToLong(Long::longValue).toArray());
    return Map.of(
        "messages", sorted.length,
        "p50", Spread.percentile(sorted, 0.5),
        "p99", Spread.percentile(sorted, 0.99),
        "max", Spread.percentile(sorted, 1));
  }

  private void note(Record row, long now, long from, long end) {
    long arrival = millis(row.getField("arrival"));
    if ("ACCEPTED".equals(row.getField("verdict")) && arrival >= from && arrival < end) {
      millis.add(now - arrival);
    }
  }

  private static long millis(Object arrival) {
    return arrival instanceof OffsetDateTime zoned
        ? zoned.toInstant().toEpochMilli()
        : ((LocalDateTime) arrival).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static void send(Told told, long end) {
    long perTick = told.number("rate") / 50;
    try (Load load =
        new Load(
            told.kafka(),
            told.fleet(),
            BrokerRole.FLEET,
            FillRole.recipient(told),
            new Load.Share(0, 1),
            FillRole::now)) {
      long next = CLOCK.millis();
      while (next < end) {
        load.send(perTick, one -> {});
        next += LOOK_MILLIS;
        Thread.sleep(Math.max(0, next - CLOCK.millis()));
      }
      load.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
