package dev.muster.connectors.kafka.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.reader.KafkaPartitionSplitReader;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;

/** Kafka and its connector hold their clients in the fields where they are wrapped. */
class BoundedConsumerTest {
  @Test
  void seesWhatTheConsumerFetchesBeforeTheConsumerDoes() throws Exception {
    Properties nowhere = new Properties();
    nowhere.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    nowhere.setProperty(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
    try (KafkaConsumer<byte[], byte[]> consumer = BoundedConsumer.open(nowhere)) {
      Object delegate = value(KafkaConsumer.class, "delegate", consumer);
      Object network = value(delegate.getClass(), "client", delegate);
      Object fetcher = value(delegate.getClass(), "fetcher", delegate);
      assertThat(value(network.getClass(), "client", network)).isInstanceOf(BoundedClient.class);
      assertThat(value(fetcher.getClass(), "client", fetcher)).isSameAs(network);
    }
  }

  @Test
  void findsTheConsumerOfFlinksReader() throws Exception {
    assertThat(KafkaPartitionSplitReader.class.getDeclaredField("consumer").getType())
        .as("what BoundedConsumer.boundWithin takes out of a reader of the connector")
        .isEqualTo(KafkaConsumer.class);
  }

  private static Object value(Class<?> type, String name, Object of) throws Exception {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }
}
