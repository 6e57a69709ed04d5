package dev.muster.connectors.kafka.access;

import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.muster.schemas.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Who may do what on which topic: the one source of the access lists of every deployment.
 *
 * <p>What a topic's records say is believed by their signatures alone, so these rules keep out what
 * a signature can't: records that cost work, time that others tell, transactions that stay open.
 * Devices and publishers have no transactional id; the pipeline can't write commands, and dispatch
 * can't write telemetry. The pipeline writes to control topics since it is the metronome: what it
 * writes there is a tick, or is refused like anybody's.
 */
public final class AccessRules {
  /** Every device and gateway, or the bridge that speaks for them. */
  public static final String DEVICE = "device";

  /** Publishes device records. */
  public static final String REGISTRAR = "registrar";

  /** Publishes revocations. */
  public static final String REVOKER = "revoker";

  /** Publishes policies. */
  public static final String POLICY = "policy-publisher";

  /** Publishes rules. */
  public static final String RULES = "rules-publisher";

  /** Approves commands. */
  public static final String APPROVER = "approver";

  /** The job of verify to remediate, and the metronome. */
  public static final String PIPELINE = "pipeline";

  /** The job that signs commands. */
  public static final String DISPATCH = "dispatch";

  /** Copies what is in force in the control topics, and deletes the records before it. */
  public static final String CONTROL_MAINTENANCE = "control-maintenance";

  /** Reconciles tables with topics. */
  public static final String AUDITOR = "auditor";

  private static final Set<AclOperation> READING = Set.of(READ, DESCRIBE, DESCRIBE_CONFIGS);
  private static final Set<AclOperation> PUBLISHING =
      Set.of(READ, WRITE, DESCRIBE, DESCRIBE_CONFIGS);

  /** Kafka has no right to delete records that isn't the right to delete their topic. */
  private static final Set<AclOperation> CARRYING =
      Set.of(READ, WRITE, DELETE, DESCRIBE, DESCRIBE_CONFIGS);

  /** What each publisher publishes to. */
  private static final Map<String, String> PUBLISHERS = publishers();

  private AccessRules() {}

  private static Map<String, String> publishers() {
    Map<String, String> publishers = new LinkedHashMap<>();
    publishers.put(REGISTRAR, Topics.REGISTRY);
    publishers.put(REVOKER, Topics.TRUST);
    publishers.put(POLICY, Topics.POLICY);
    publishers.put(RULES, Topics.RULES);
    publishers.put(APPROVER, Topics.APPROVALS);
    return publishers;
  }

  /** Everybody who has a name. */
  public static List<String> users() {
    List<String> users = new ArrayList<>(List.of(DEVICE));
    users.addAll(PUBLISHERS.keySet());
    users.addAll(List.of(PIPELINE, DISPATCH, CONTROL_MAINTENANCE, AUDITOR));
    return users;
  }

  /**
   * The rules for the topics under their default names.
   *
   * @param fleet whose jobs they are
   */
  public static List<AccessRule> of(String fleet) {
    Builder rules = new Builder();
    devices(rules);
    PUBLISHERS.forEach((user, topic) -> rules.topic(user, topic, PUBLISHING));
    pipeline(rules, fleet);
    dispatch(rules, fleet);
    rules.topic(CONTROL_MAINTENANCE, Topics.TELEMETRY, Set.of(DESCRIBE, DESCRIBE_CONFIGS));
    PUBLISHERS.values().forEach(topic -> rules.topic(CONTROL_MAINTENANCE, topic, CARRYING));
    for (String topic : audited()) {
      rules.topic(AUDITOR, topic, READING);
    }
    rules.group(AUDITOR, fleet, Set.of(DESCRIBE));
    return rules.rules;
  }

  private static void devices(Builder rules) {
    rules.topic(DEVICE, Topics.TELEMETRY, Set.of(WRITE, DESCRIBE));
    rules.topic(DEVICE, Topics.COMMANDS, Set.of(READ, DESCRIBE));
    rules.add(DEVICE, ResourceType.GROUP, DEVICE + "-", PatternType.PREFIXED, Set.of(READ));
  }

  private static void pipeline(Builder rules, String fleet) {
    rules.topic(PIPELINE, Topics.TELEMETRY, PUBLISHING);
    PUBLISHERS.values().forEach(topic -> rules.topic(PIPELINE, topic, PUBLISHING));
    rules.topic(PIPELINE, Topics.INTENTS, PUBLISHING);
    rules.topic(PIPELINE, Topics.TELEMETRY_DEAD_LETTERS, PUBLISHING);
    rules.transactions(PIPELINE, fleet, "quarantine");
    rules.transactions(PIPELINE, fleet, "intents");
    rules.cluster(PIPELINE);
  }

  private static void dispatch(Builder rules, String fleet) {
    rules.topic(DISPATCH, Topics.INTENTS, READING);
    rules.topic(DISPATCH, Topics.REGISTRY, PUBLISHING);
    rules.topic(DISPATCH, Topics.COMMANDS, PUBLISHING);
    rules.topic(DISPATCH, Topics.INTENT_DEAD_LETTERS, PUBLISHING);
    for (String sink : List.of("commands", "standings", "refused-intents")) {
      rules.transactions(DISPATCH, fleet, sink);
    }
    rules.group(DISPATCH, fleet, Set.of(READ, DESCRIBE));
    rules.cluster(DISPATCH);
  }

  private static List<String> audited() {
    List<String> audited = new ArrayList<>(List.of(Topics.TELEMETRY));
    audited.addAll(PUBLISHERS.values());
    audited.addAll(
        List.of(
            Topics.INTENTS,
            Topics.COMMANDS,
            Topics.TELEMETRY_DEAD_LETTERS,
            Topics.INTENT_DEAD_LETTERS));
    return audited;
  }

  private static final class Builder {
    private final List<AccessRule> rules = new ArrayList<>();

    void add(
        String user,
        ResourceType type,
        String name,
        PatternType pattern,
        Set<AclOperation> operations) {
      rules.add(new AccessRule(user, type, name, pattern, operations));
    }

    void topic(String user, String topic, Set<AclOperation> operations) {
      add(user, ResourceType.TOPIC, topic, PatternType.LITERAL, operations);
    }

    void transactions(String user, String fleet, String sink) {
      add(
          user,
          ResourceType.TRANSACTIONAL_ID,
          "muster/%s/%s/".formatted(fleet, sink),
          PatternType.PREFIXED,
          Set.of(WRITE, DESCRIBE));
    }

    /** The group whose offsets tell which intents dispatch has passed. */
    void group(String user, String fleet, Set<AclOperation> operations) {
      add(user, ResourceType.GROUP, "muster-dispatch-" + fleet, PatternType.LITERAL, operations);
    }

    /** A job looks at the broker's limits before it starts. */
    void cluster(String user) {
      add(
          user,
          ResourceType.CLUSTER,
          "kafka-cluster",
          PatternType.LITERAL,
          Set.of(DESCRIBE, DESCRIBE_CONFIGS));
    }
  }
}
