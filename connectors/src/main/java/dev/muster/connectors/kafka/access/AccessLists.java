package dev.muster.connectors.kafka.access;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.PreflightException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;

/** Puts rules in force on a broker that authorizes by Kafka's own access lists. */
public final class AccessLists {
  private AccessLists() {}

  /**
   * Adds what is not there; takes nothing away.
   *
   * @param access of somebody who may change access lists
   * @throws PreflightException if the broker refuses
   */
  public static void put(KafkaAccess access, List<AccessRule> rules) {
    try (Admin admin = Admin.create(access.clientProperties())) {
      admin.createAcls(bindings(rules)).all().get();
    } catch (ExecutionException e) {
      throw PreflightException.because("The access lists can't be set", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PreflightException("Interrupted while access lists were set.", e);
    }
  }

  private static List<AclBinding> bindings(List<AccessRule> rules) {
    return rules.stream()
        .flatMap(
            rule ->
                rule.operations().stream()
                    .map(
                        operation ->
                            new AclBinding(
                                new ResourcePattern(rule.type(), rule.name(), rule.pattern()),
                                new AccessControlEntry(
                                    "User:" + rule.user(),
                                    "*",
                                    operation,
                                    AclPermissionType.ALLOW))))
        .toList();
  }
}
