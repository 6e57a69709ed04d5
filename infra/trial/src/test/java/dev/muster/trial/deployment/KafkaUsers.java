package dev.muster.trial.deployment;

import dev.muster.connectors.kafka.access.AccessRule;
import dev.muster.connectors.kafka.access.AccessRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** {@code users.yaml}: the rules of access as Strimzi takes them. */
final class KafkaUsers {
  static final String FLEET = "muster";
  static final Path FILE = Manifests.INFRA.resolve("kubernetes/users.yaml");

  private static final String USER =
      """
      ---
      apiVersion: kafka.strimzi.io/v1
      kind: KafkaUser
      metadata:
        name: %s
        labels: {strimzi.io/cluster: muster}
      spec:
        authentication: {type: scram-sha-512}
        authorization:
          type: simple
          acls:
      """;

  private KafkaUsers() {}

  /** Writes the file anew, after the rules have changed; run in this module's directory. */
  public static void main(String[] args) throws IOException {
    Files.writeString(FILE, text());
  }

  static String text() {
    return """
        # Who may do what on which topic, for the fleet "muster": written from AccessRules, with which a test
        # compares it. Transactional ids and dispatch's group have the fleet in their names.
        """
        + AccessRules.users().stream().map(KafkaUsers::user).collect(Collectors.joining());
  }

  private static String user(String name) {
    return USER.formatted(name)
        + AccessRules.of(FLEET).stream()
            .filter(rule -> rule.user().equals(name))
            .map(
                rule ->
                    "      - {resource: {%s}, operations: [%s]}\n"
                        .formatted(resource(rule), operations(rule)))
            .collect(Collectors.joining());
  }

  /** Kafka has one cluster only, which Strimzi takes without its name. */
  private static String resource(AccessRule rule) {
    String type = "type: " + camel(rule.type().name());
    return rule.type() == ResourceType.CLUSTER
        ? type
        : "%s, name: %s, patternType: %s".formatted(type, rule.name(), pattern(rule));
  }

  private static String pattern(AccessRule rule) {
    return rule.pattern() == PatternType.PREFIXED ? "prefix" : "literal";
  }

  private static String operations(AccessRule rule) {
    List<AclOperation> sorted = rule.operations().stream().sorted().toList();
    return sorted.stream().map(each -> pascal(each.name())).collect(Collectors.joining(", "));
  }

  private static String camel(String constant) {
    String pascal = pascal(constant);
    return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
  }

  private static String pascal(String constant) {
    return Arrays.stream(constant.split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
