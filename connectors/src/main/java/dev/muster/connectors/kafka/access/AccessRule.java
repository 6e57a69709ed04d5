package dev.muster.connectors.kafka.access;

import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What one user may do to one thing; whatever no rule grants is refused.
 *
 * @param user a name from {@link AccessRules}
 * @param name of it, or what its name begins with
 * @param pattern which of the two
 */
public record AccessRule(
    String user,
    ResourceType type,
    String name,
    PatternType pattern,
    Set<AclOperation> operations) {

  /** Copies the operations. */
  public AccessRule {
    operations = Set.copyOf(operations);
  }
}
