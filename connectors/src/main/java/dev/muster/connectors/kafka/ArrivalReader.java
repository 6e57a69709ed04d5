package dev.muster.connectors.kafka;

import dev.muster.message.ArrivedRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Flink's Kafka reader, which hands nothing on while too much waits for control, and keeps the
 * clocks of its partitions in checkpoints.
 *
 * <p>Barriers pass meanwhile: to have nothing to hand on holds no checkpoint up. What is fetched
 * already stays in Flink's queue of two fetches. A partition that is left after a loss holds no
 * time back. Called on the task thread only.
 */
final class ArrivalReader implements SourceReader<ArrivedRecord, KafkaPartitionSplit> {
  /** After how many milliseconds it is asked again whether control has caught up. */
  private static final long PAUSE = 50;

  private final SourceReader<ArrivedRecord, KafkaPartitionSplit> kafka;
  private final PartitionArrivals arrivals;
  private final Resuming resuming;
  private final List<String> left = new ArrayList<>();
  private final Executor later = CompletableFuture.delayedExecutor(PAUSE, TimeUnit.MILLISECONDS);

  ArrivalReader(
      SourceReader<ArrivedRecord, KafkaPartitionSplit> kafka,
      PartitionArrivals arrivals,
      Resuming resuming) {
    this.kafka = kafka;
    this.arrivals = arrivals;
    this.resuming = resuming;
  }

  @Override
  public InputStatus pollNext(ReaderOutput<ArrivedRecord> output) throws Exception {
    if (!left.isEmpty()) {
      left.forEach(output::releaseOutputForSplit);
      left.clear();
    }
    return arrivals.isHeld() ? InputStatus.NOTHING_AVAILABLE : kafka.pollNext(output);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return arrivals.isHeld() ? CompletableFuture.runAsync(() -> {}, later) : kafka.isAvailable();
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    arrivals.settle();
    return kafka.snapshotState(checkpointId).stream().map(this::withArrivals).toList();
  }

  private KafkaPartitionSplit withArrivals(KafkaPartitionSplit split) {
    PartitionArrivals.Partition partition = arrivals.of(split.getPartition());
    return new ArrivalSplit(
        split,
        partition.clock(),
        new ArrivalSplit.Waiting(partition.unjudged(), partition.undecided()));
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    List<KafkaPartitionSplit> read = new ArrayList<>();
    for (KafkaPartitionSplit split : splits) {
      Optional<KafkaPartitionSplit> begun = resuming.begin(split);
      begun.ifPresentOrElse(read::add, () -> left.add(split.splitId()));
    }
    for (KafkaPartitionSplit split : read) {
      if (split instanceof ArrivalSplit arrival) {
        arrivals.restore(arrival);
      }
    }
    kafka.addSplits(read);
  }

  @Override
  public void start() {
    kafka.start();
  }

  @Override
  public void notifyNoMoreSplits() {
    kafka.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    kafka.handleSourceEvents(event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    kafka.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    kafka.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
    kafka.pauseOrResumeSplits(pause, resume);
  }

  @Override
  public void close() throws Exception {
    kafka.close();
  }
}
