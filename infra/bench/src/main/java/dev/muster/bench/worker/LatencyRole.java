package dev.muster.bench.worker;

import dev.muster.audit.AuditTables;
import dev.muster.bench.job.VisibleRows;
import dev.muster.bench.load.Load;
import dev.muster.bench.measure.Spread;
import dev.muster.message.command.CommandParser;
import dev.muster.message.cose.CoseSign1;
import dev.muster.schemas.CommandEnvelope;
import dev.muster.simulator.agent.CommandInbox;
import dev.muster.simulator.agent.Delivery;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;

/**
 * Sends at a moderate rate, readings that jump among them, and looks when the verdict of each
 * message can be seen in its table and when the command about a jump stands on its topic.
 */
final class LatencyRole implements Worker.Role {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final long LOOK_MILLIS = 20;

  private final List<Long> millis = new ArrayList<>();
  private final List<Long> commandMillis = new ArrayList<>();

  @Override
  public void play(ChildOptions options, ChildOutput output) throws Exception {
    long began = CLOCK.millis();
    long from = began + options.seconds("warm-up").toMillis();
    long end = from + options.seconds("window").toMillis();
    Thread sender = new Thread(() -> send(options, end), "sender");
    sender.start();
    try (VisibleRows table =
            new VisibleRows(JobConfig.of(options, 1).catalog(), AuditTables.VERDICTS);
        CommandInbox commands = CommandInbox.open(options.kafka())) {
      long patience = end + Duration.ofSeconds(20).toMillis();
      while (CLOCK.millis() < patience) {
        long now = CLOCK.millis();
        table.newRows(row -> note(row, now, from, end), "arrival", "verdict");
        note(commands, from, end);
        Thread.sleep(LOOK_MILLIS);
      }
    }
    output.result(result());
  }

  private Map<String, Object> result() {
    Map<String, Object> result = new LinkedHashMap<>(result("messages", millis));
    result.put("command", result("commands", commandMillis));
    return result;
  }

  private static Map<String, Object> result(String what, List<Long> millis) {
    long[] sorted = Spread.sorted(millis.stream().mapToLong(Long::longValue).toArray());
    return Map.of(
        what,
        sorted.length,
        "p50",
        Spread.percentile(sorted, 0.5),
        "p99",
        Spread.percentile(sorted, 0.99),
        "max",
        Spread.percentile(sorted, 1));
  }

  /** A command's counter tells when the record arrived that caused it. */
  private void note(CommandInbox commands, long from, long end) throws Exception {
    for (Delivery next = commands.get(); next != null; next = commands.get()) {
      ByteBuffer command =
          CommandEnvelope.fromByteBuffer(ByteBuffer.wrap(next.value())).getCommand();
      byte[] bytes = new byte[command.remaining()];
      command.get(bytes);
      long caused = CommandParser.parse(CoseSign1.read(bytes)).counter();
      if (caused >= from && caused < end) {
        commandMillis.add(CLOCK.millis() - caused);
      }
    }
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

  private static void send(ChildOptions options, long end) {
    long perTick = options.number("rate") / 50;
    try (Load load =
        new Load(
            options.kafka(),
            options.fleet(),
            BrokerRole.FLEET,
            FillRole.recipient(options),
            new Load.Share(0, 1, true),
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
