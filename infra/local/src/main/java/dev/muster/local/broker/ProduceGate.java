package dev.muster.local.broker;

import dev.muster.connectors.kafka.batch.BrokerMemory;
import java.lang.reflect.Field;
import kafka.network.RequestChannel;
import kafka.server.ApiRequestHandler;
import kafka.server.BrokerServer;
import kafka.server.KafkaRaftServer;
import kafka.server.KafkaRequestHandler;
import kafka.server.KafkaRequestHandlerPool;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.requests.InitProducerIdRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.server.common.RequestLocal;
import scala.Option;
import scala.collection.mutable.ArrayBuffer;

/**
 * Lets no batch near the broker that it would need more memory for than it has, since the broker
 * shares its heap with the pipeline, no transactional id longer than the name of a topic may be,
 * and none who would take over the producer id of a sink. The sender is told that the record or
 * request is invalid, and has nothing to try again.
 *
 * <p>Kafka has no place for that, so each of the broker's request handlers is given this one in
 * front of its own, in fields that the pinned version has.
 */
final class ProduceGate implements ApiRequestHandler {
  private static final int LONGEST_TRANSACTIONAL_ID = 249;

  private final ApiRequestHandler broker;
  private final TransactionalProducers transactional;

  private ProduceGate(ApiRequestHandler broker, TransactionalProducers transactional) {
    this.broker = broker;
    this.transactional = transactional;
  }

  /** Stands in front of a broker that has started. */
  static void before(KafkaRaftServer server) {
    Option<?> broker = (Option<?>) read(KafkaRaftServer.class, "broker", server);
    BrokerServer started = (BrokerServer) broker.get();
    TransactionalProducers transactional =
        new TransactionalProducers(started.transactionCoordinator());
    KafkaRequestHandlerPool pool = started.dataPlaneRequestHandlerPool();
    ArrayBuffer<?> handlers =
        (ArrayBuffer<?>) read(KafkaRequestHandlerPool.class, "runnables", pool);
    for (int i = 0; i < handlers.length(); i++) {
      replace(KafkaRequestHandler.class, handlers.apply(i), transactional);
    }
    replace(KafkaRequestHandlerPool.class, pool, transactional);
  }

  @Override
  public void handle(RequestChannel.Request request, RequestLocal local) {
    if (request.loggableRequest() instanceof ProduceRequest produce) {
      for (TopicProduceData topic : produce.data().topicData()) {
        topic.partitionData().forEach(this::empty);
      }
    }
    if (request.loggableRequest() instanceof InitProducerIdRequest init) {
      refuseLongId(init.data());
    }
    broker.handle(request, local);
  }

  @Override
  public void tryCompleteActions() {
    broker.tryCompleteActions();
  }

  /** A broker refuses a partition without a batch, and takes the others of the same request. */
  private void empty(PartitionProduceData sent) {
    if (sent.records() instanceof MemoryRecords records
        && (!BrokerMemory.suffices(records) || takesOver(records))) {
      sent.setRecords(MemoryRecords.EMPTY);
    }
  }

  /** What is no batch at all passes: a broker refuses it by itself. */
  private boolean takesOver(MemoryRecords records) {
    try {
      for (MutableRecordBatch batch : records.batches()) {
        if (transactional.isTakenOverBy(batch)) {
          return true;
        }
      }
      return false;
    } catch (CorruptRecordException e) {
      return false;
    }
  }

  /** A broker keeps each transactional id in memory for weeks, and refuses an empty one. */
  private static void refuseLongId(InitProducerIdRequestData asked) {
    String id = asked.transactionalId();
    if (id != null && id.length() > LONGEST_TRANSACTIONAL_ID) {
      asked.setTransactionalId("");
    }
  }

  private static void replace(Class<?> type, Object of, TransactionalProducers transactional) {
    String name = "apis";
    try {
      Field field = field(type, name);
      field.set(of, new ProduceGate((ApiRequestHandler) field.get(of), transactional));
    } catch (ReflectiveOperationException e) {
      throw moved(type, name, e);
    }
  }

  private static Object read(Class<?> type, String name, Object of) {
    try {
      return field(type, name).get(of);
    } catch (ReflectiveOperationException e) {
      throw moved(type, name, e);
    }
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static BrokerStartException moved(Class<?> type, String name, Exception cause) {
    return new BrokerStartException(
        "%s has no field %s any more: use the version of Kafka that this build names."
            .formatted(type.getName(), name),
        cause);
  }
}
