package dev.muster.trial.deployment;

import dev.muster.connectors.kafka.access.AccessRule;
import dev.muster.connectors.kafka.access.AccessRules;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** The rules of access as people read them: a row of Markdown for each user. */
final class AccessTable {
  /** All five, which have one word on the page. */
  private static final String CONTROL =
      "`muster.registry`, `muster.trust`, `muster.policy`, `muster.rules`, `muster.approvals`";

  private AccessTable() {}

  static List<String> rows() {
    return AccessRules.users().stream().map(AccessTable::row).toList();
  }

  private static String row(String user) {
    List<AccessRule> rules =
        AccessRules.of(KafkaUsers.FLEET).stream().filter(rule -> rule.user().equals(user)).toList();
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            user,
            names(rules, ResourceType.TOPIC, AclOperation.WRITE),
            names(rules, ResourceType.TOPIC, AclOperation.READ),
            names(rules, ResourceType.TOPIC, AclOperation.DELETE),
            names(rules, ResourceType.TRANSACTIONAL_ID, AclOperation.WRITE));
  }

  private static String names(List<AccessRule> rules, ResourceType type, AclOperation operation) {
    return rules.stream()
        .filter(rule -> rule.type() == type && rule.operations().contains(operation))
        .map(rule -> "`" + rule.name() + "`")
        .collect(Collectors.joining(", "))
        .replace(CONTROL, "control");
  }
}
