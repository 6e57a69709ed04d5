package dev.muster.connectors.kafka.batch;

import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.LeastLoadedNode;
import org.apache.kafka.clients.RequestCompletionHandler;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.message.FetchResponseData.FetchableTopicResponse;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.FetchResponse;

/** Kafka's network client, which shows each fetched batch to its bound before anybody reads it. */
final class BoundedClient implements KafkaClient {
  private final KafkaClient kafka;
  private final BatchScreen screen;

  BoundedClient(KafkaClient kafka, BatchLimits limits) {
    this.kafka = kafka;
    this.screen = new BatchScreen(limits);
  }

  /** What came is read only after this: the consumer fires completions when it has returned. */
  @Override
  public List<ClientResponse> poll(long timeout, long now) {
    List<ClientResponse> responses = kafka.poll(timeout, now);
    for (ClientResponse response : responses) {
      if (response.responseBody() instanceof FetchResponse fetched) {
        screen(fetched);
      }
    }
    return responses;
  }

  private void screen(FetchResponse fetched) {
    for (FetchableTopicResponse topic : fetched.data().responses()) {
      for (PartitionData partition : topic.partitions()) {
        if (partition.records() instanceof MemoryRecords records) {
          partition.setRecords(screen.screen(records));
        }
      }
    }
  }

  @Override
  public boolean isReady(Node node, long now) {
    return kafka.isReady(node, now);
  }

  @Override
  public boolean ready(Node node, long now) {
    return kafka.ready(node, now);
  }

  @Override
  public long connectionDelay(Node node, long now) {
    return kafka.connectionDelay(node, now);
  }

  @Override
  public long pollDelayMs(Node node, long now) {
    return kafka.pollDelayMs(node, now);
  }

  @Override
  public boolean connectionFailed(Node node) {
    return kafka.connectionFailed(node);
  }

  @Override
  public AuthenticationException authenticationException(Node node) {
    return kafka.authenticationException(node);
  }

  @Override
  public void send(ClientRequest request, long now) {
    kafka.send(request, now);
  }

  @Override
  public void disconnect(String nodeId) {
    kafka.disconnect(nodeId);
  }

  @Override
  public void close(String nodeId) {
    kafka.close(nodeId);
  }

  @Override
  public LeastLoadedNode leastLoadedNode(long now) {
    return kafka.leastLoadedNode(now);
  }

  @Override
  public int inFlightRequestCount() {
    return kafka.inFlightRequestCount();
  }

  @Override
  public boolean hasInFlightRequests() {
    return kafka.hasInFlightRequests();
  }

  @Override
  public int inFlightRequestCount(String nodeId) {
    return kafka.inFlightRequestCount(nodeId);
  }

  @Override
  public boolean hasInFlightRequests(String nodeId) {
    return kafka.hasInFlightRequests(nodeId);
  }

  @Override
  public boolean hasReadyNodes(long now) {
    return kafka.hasReadyNodes(now);
  }

  @Override
  public void wakeup() {
    kafka.wakeup();
  }

  @Override
  public ClientRequest newClientRequest(
      String nodeId, AbstractRequest.Builder<?> request, long created, boolean expectResponse) {
    return kafka.newClientRequest(nodeId, request, created, expectResponse);
  }

  @Override
  public ClientRequest newClientRequest(
      String nodeId,
      AbstractRequest.Builder<?> request,
      long created,
      boolean expectResponse,
      int timeout,
      RequestCompletionHandler handler) {
    return kafka.newClientRequest(nodeId, request, created, expectResponse, timeout, handler);
  }

  @Override
  public void initiateClose() {
    kafka.initiateClose();
  }

  @Override
  public boolean active() {
    return kafka.active();
  }

  @Override
  public void close() throws IOException {
    kafka.close();
  }
}
