package dev.muster.arrival.operator;

import dev.muster.arrival.Tick;
import dev.muster.arrival.TickLog;
import dev.muster.arrival.TickLogForm;
import dev.muster.message.TopicPartitions;
import dev.muster.message.TopicPartitions.Growth;
import dev.muster.stored.serializer.StoredSerializer;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The ticks of every partition: the same in every task, restored at any parallelism. One {@link
 * TickLog} per partition, for as long as the job lives. Called on the task thread only.
 */
public final class Coverage {
  private final long longest;
  private final BroadcastState<Integer, TickLog> stored;
  private final TopicPartitions partitions;
  private final TickLog[] logs;

  /**
   * Reads what a checkpoint holds.
   *
   * @param partitions of the telemetry topic
   * @param longest longest time between ticks that is covered, in milliseconds
   */
  public Coverage(OperatorStateStore store, TopicPartitions partitions, long longest)
      throws Exception {
    this.longest = longest;
    this.partitions = partitions;
    this.logs = new TickLog[partitions.count()];
    stored =
        store.getBroadcastState(
            new MapStateDescriptor<>(
                "ticks", IntSerializer.INSTANCE, new StoredSerializer<>(new TickLogForm())));
    for (Map.Entry<Integer, TickLog> entry : stored.entries()) {
      logs[entry.getKey()] = entry.getValue();
    }
  }

  /** Takes a tick. */
  @SuppressWarnings("ReferenceEquality") // The same object where nothing changed.
  public void add(Tick tick) throws Exception {
    TickLog before = logs[tick.partition()];
    TickLog after =
        before == null ? TickLog.first(tick.arrival()) : before.with(tick.arrival(), longest);
    if (after != before) {
      logs[tick.partition()] = after;
      stored.put(tick.partition(), after);
    }
  }

  /**
   * When the ways of those were alive whose partition this is. What the topic grew by takes over
   * from a partition that was before it, and until all senders know of it, both ways count.
   *
   * @return null if the partition has not ticked yet
   */
  public @Nullable TickLog of(int partition) {
    Growth birth = partitions.birthOf(partition);
    TickLog own = logs[partition];
    return birth == null || own == null
        ? own
        : own.takingOver(
            of(partition % birth.from()), birth.at(), birth.at() + partitions.handOver(), longest);
  }

  /**
   * Up to when the ways from all partitions are known to have been alive or not: every gap that
   * began by then has ended.
   */
  public long known() {
    long known = Long.MAX_VALUE;
    for (TickLog log : logs) {
      known = Math.min(known, log == null ? Long.MIN_VALUE : log.newest() - 1);
    }
    return known;
  }
}
