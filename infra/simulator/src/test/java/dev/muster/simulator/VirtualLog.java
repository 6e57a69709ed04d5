package dev.muster.simulator;

import dev.muster.message.ArrivedRecord;
import dev.muster.schemas.Topics;
import dev.muster.simulator.forge.OutgoingRecord;
import dev.muster.simulator.wire.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Utils;

/** Topics in memory, whose clock goes as far as the script asks. */
final class VirtualLog implements Wire, ScriptClock {
  static final int PARTITIONS = 4;

  private final List<ArrivedRecord> records = new ArrayList<>();
  private final Map<String, Long> ends = new HashMap<>();
  private final long start;
  private long now;

  VirtualLog(long start) {
    this.start = start;
    this.now = start - 60_000;
  }

  long now() {
    return now;
  }

  List<ArrivedRecord> records() {
    return records;
  }

  @Override
  public CompletableFuture<Landing> send(OutgoingRecord parcel) {
    int count = parcel.topic().equals(Topics.TRUST) ? 1 : PARTITIONS;
    int partition = (Utils.toPositive(Utils.murmur2(parcel.route())) + parcel.shift()) % count;
    long offset = ends.merge(parcel.topic() + partition, 1L, Long::sum) - 1;
    boolean tick = parcel.tick() && parcel.value() == null;
    records.add(
        new ArrivedRecord(
            parcel.topic(), partition, offset, now, parcel.key(), parcel.value(), tick));
    return CompletableFuture.completedFuture(new Landing(partition, offset, now));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public void awaitScript(long scriptMillis) {
    now = Math.max(now, start + scriptMillis);
  }

  @Override
  public void awaitBroker(long brokerMillis) {
    now = Math.max(now, brokerMillis);
  }
}
