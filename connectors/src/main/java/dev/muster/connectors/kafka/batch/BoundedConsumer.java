package dev.muster.connectors.kafka.batch;

import java.lang.reflect.Field;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.flink.connector.kafka.source.reader.KafkaPartitionSplitReader;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.internals.ConsumerNetworkClient;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Kafka consumers that look at each batch before they unpack it.
 *
 * <p>Kafka has no place for that, so its network client is wrapped where the consumer holds it, in
 * fields that the pinned version of the clients has; a test names the ones that moved.
 */
public final class BoundedConsumer {
  private BoundedConsumer() {}

  /** A consumer of bytes. */
  public static KafkaConsumer<byte[], byte[]> open(Properties client) {
    return open(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** A consumer of what the deserializers give. */
  public static <K, V> KafkaConsumer<K, V> open(
      Properties client, Deserializer<K> key, Deserializer<V> value) {
    Properties classic = new Properties();
    classic.putAll(client);
    classic(classic);
    return bound(new KafkaConsumer<>(classic, key, value));
  }

  /** What the consumer of a source needs to be bounded: plain bytes, of the protocol known here. */
  public static void bytes(Properties client) {
    String deserializer = ByteArrayDeserializer.class.getName();
    client.setProperty(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, deserializer);
    client.setProperty(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, deserializer);
    classic(client);
  }

  /** Bounds the consumer that a reader of Flink's has made. */
  public static void boundWithin(KafkaPartitionSplitReader reader) {
    bound((KafkaConsumer<?, ?>) read(KafkaPartitionSplitReader.class, "consumer", reader));
  }

  private static <K, V> KafkaConsumer<K, V> bound(KafkaConsumer<K, V> consumer) {
    Object delegate = read(KafkaConsumer.class, "delegate", consumer);
    Object network = read(delegate.getClass(), "client", delegate);
    replace(
        ConsumerNetworkClient.class,
        "client",
        network,
        client -> new BoundedClient((KafkaClient) client, BatchLimits.DEFAULT));
    return consumer;
  }

  /** The newer protocol has a consumer built otherwise, and none here is in a group. */
  private static void classic(Properties client) {
    client.setProperty(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
  }

  private static Object read(Class<?> type, String name, Object of) {
    try {
      return field(type, name).get(of);
    } catch (ReflectiveOperationException e) {
      throw moved(type, name, e);
    }
  }

  private static void replace(Class<?> type, String name, Object of, UnaryOperator<Object> by) {
    try {
      Field field = field(type, name);
      field.set(of, by.apply(field.get(of)));
    } catch (ReflectiveOperationException e) {
      throw moved(type, name, e);
    }
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static IllegalStateException moved(Class<?> type, String name, Exception cause) {
    return new IllegalStateException(
        ("%s has no field %s any more, so its batches can't be bounded: use the versions of"
                + " kafka-clients and flink-connector-kafka that this build names.")
            .formatted(type.getName(), name),
        cause);
  }
}
