package dev.muster.simulator.agent;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.batch.BoundedConsumer;
import dev.muster.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * What arrives for the fleet on the command topic, committed records only, read on a thread of its
 * own from the topic's beginning. Safe for use by many threads.
 */
public final class CommandInbox implements Supplier<Delivery>, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Queue<Delivery> arrived = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::read, "command-inbox");

  private CommandInbox(KafkaAccess access) {
    Properties properties = access.clientProperties();
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "muster-fleet-commands");
    properties.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer = BoundedConsumer.open(properties);
    thread.setDaemon(true);
  }

  /** Begins to read; the topic must exist. */
  public static CommandInbox open(KafkaAccess access) {
    CommandInbox inbox = new CommandInbox(access);
    inbox.thread.start();
    return inbox;
  }

  /** The next record that nobody took yet, or null if there is none now. */
  @Override
  public Delivery get() {
    return arrived.poll();
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    thread.join();
  }

  private void read() {
    try (consumer) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.COMMANDS).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      while (true) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          arrived.add(new Delivery(each.partition(), each.offset(), each.value()));
        }
      }
    } catch (WakeupException | InterruptException e) {
      // Asked to end.
    }
  }
}
