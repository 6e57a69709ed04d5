package dev.muster.local.broker;

import dev.muster.connectors.kafka.batch.BrokerBudget;
import kafka.network.RequestChannel;
import kafka.server.ApiRequestHandler;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AlterConfigsRequest;
import org.apache.kafka.common.requests.IncrementalAlterConfigsRequest;
import org.apache.kafka.common.requests.InitProducerIdRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.server.common.RequestLocal;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Stands in front of a broker's own handling of requests, since the broker shares its heap and its
 * processors with the pipeline. It lets no batch near that would need more of them than there is,
 * none who would take over the producer id of a sink, no transactional ids that are too long or too
 * many, and nobody changes the broker's own settings. The sender is told that the record or request
 * is invalid, and has nothing to try again. Safe for use by many threads.
 */
record RequestGate(ApiRequestHandler broker, TransactionalProducers transactional)
    implements ApiRequestHandler {
  private static final ClassTag<AbstractRequest> ANY =
      ClassTag$.MODULE$.apply(AbstractRequest.class);

  @Override
  public void handle(RequestChannel.Request request, RequestLocal local) {
    AbstractRequest body = request.body(ANY);
    if (body instanceof ProduceRequest produce) {
      for (TopicProduceData topic : produce.data().topicData()) {
        topic.partitionData().forEach(this::empty);
      }
    }
    if (body instanceof InitProducerIdRequest init) {
      refuseId(init.data());
    }
    if (body instanceof IncrementalAlterConfigsRequest changes) {
      changes.data().resources().stream()
          .filter(each -> isOfBroker(each.resourceType()))
          .forEach(each -> each.setResourceType(ConfigResource.Type.UNKNOWN.id()));
    }
    if (body instanceof AlterConfigsRequest changes) {
      changes.data().resources().stream()
          .filter(each -> isOfBroker(each.resourceType()))
          .forEach(each -> each.setResourceType(ConfigResource.Type.UNKNOWN.id()));
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
        && (takesOver(records) || !BrokerBudget.suffices(records))) {
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

  /**
   * What is set of the broker itself outlives it, and could shut out everybody who would set it
   * back, the pipeline among them. A broker refuses what is no kind of resource.
   */
  private static boolean isOfBroker(byte resourceType) {
    return resourceType == ConfigResource.Type.BROKER.id()
        || resourceType == ConfigResource.Type.BROKER_LOGGER.id();
  }

  /** A broker refuses an empty one. */
  private void refuseId(InitProducerIdRequestData asked) {
    if (asked.transactionalId() != null && !transactional.hasRoomFor(asked.transactionalId())) {
      asked.setTransactionalId("");
    }
  }
}
