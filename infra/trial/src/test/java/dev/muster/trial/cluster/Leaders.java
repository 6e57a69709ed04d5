package dev.muster.trial.cluster;

import dev.muster.connectors.kafka.KafkaAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Who leads the partitions of a topic, of which every broker has a replica. */
final class Leaders implements AutoCloseable {
  private final Admin admin;

  Leaders(KafkaAccess access) {
    this.admin = Admin.create(access.clientProperties());
  }

  /** Makes a broker lead all partitions of a topic; returns when it does. */
  void lead(String topic, int broker) throws Exception {
    Map<TopicPartition, Optional<NewPartitionReassignment>> orders = new HashMap<>();
    for (TopicPartitionInfo partition : described(topic).partitions()) {
      List<Integer> order = new ArrayList<>(List.of(broker));
      partition.replicas().stream().map(Node::id).filter(id -> id != broker).forEach(order::add);
      orders.put(
          new TopicPartition(topic, partition.partition()),
          Optional.of(new NewPartitionReassignment(order)));
    }
    admin.alterPartitionReassignments(orders).all().get();
    while (!leads(topic, broker)) {
      elect(orders.keySet());
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Those that the broker leads already need no election, and say so. */
  private void elect(Set<TopicPartition> partitions) throws Exception {
    admin.electLeaders(ElectionType.PREFERRED, partitions).partitions().get();
  }

  private boolean leads(String topic, int broker) throws Exception {
    return described(topic).partitions().stream()
        .allMatch(partition -> partition.leader() != null && partition.leader().id() == broker);
  }

  private TopicDescription described(String topic) throws Exception {
    return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
  }

  @Override
  public void close() {
    admin.close();
  }
}
