package dev.muster.trial.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three brokers that go on with the log of one that was alone have all that it had. */
@ExtendWith(ThreeBrokers.Shared.class)
@Tag("cluster")
class AdoptedTopicsITCase {
  private static ThreeBrokers brokers;

  @BeforeAll
  static void startBrokers(ThreeBrokers shared) {
    brokers = shared;
  }

  @Test
  void everyTopicRecordAndTransactionIsWhatAndWhereItWas() {
    BrokerAlone after = brokers.after();
    assertThat(after).isEqualTo(brokers.before());
    assertThat(after.topics()).containsKeys("muster.telemetry", "__transaction_state");
    assertThat(after.records()).hasSize(41);
    assertThat(after.transaction()).isEqualTo("CompleteCommit");
  }

  @Test
  void everyPartitionIsOnAllBrokersAndTwoMustHaveARecord() throws Exception {
    Set<Integer> leaders = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (TopicDescription topic : BrokerAlone.described(brokers.kafka().administrator())) {
      assertThat(topic.partitions())
          .as(topic.name())
          .allSatisfy(
              partition -> {
                assertThat(partition.replicas()).hasSize(3);
                assertThat(partition.isr()).hasSize(3);
                leaders.add(partition.leader().id());
              });
      names.add(topic.name());
    }
    assertThat(leaders).containsExactlyInAnyOrder(1, 2, 3);
    try (Admin admin = Admin.create(brokers.kafka().administrator().clientProperties())) {
      List<ConfigResource> resources =
          names.stream()
              .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
              .toList();
      admin
          .describeConfigs(resources)
          .all()
          .get()
          .forEach(
              (topic, config) ->
                  assertThat(config.get("min.insync.replicas").value())
                      .as(topic.name())
                      .isEqualTo("2"));
    }
  }
}
