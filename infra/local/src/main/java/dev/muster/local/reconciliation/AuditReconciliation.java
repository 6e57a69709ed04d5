package dev.muster.local.reconciliation;

import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.control.root.RootDocument;
import dev.muster.pipeline.config.TopicsConfig;

/** All comparisons of one pipeline's tables with its topics. May be run while the jobs run. */
public final class AuditReconciliation {
  private final AuditCatalog catalog;
  private final KafkaAccess access;
  private final TopicsConfig topics;
  private final RootDocument root;

  /**
   * @param root whose decisions and commands count
   */
  public AuditReconciliation(
      AuditCatalog catalog, KafkaAccess access, TopicsConfig topics, RootDocument root) {
    this.catalog = catalog;
    this.access = access;
    this.topics = topics;
    this.root = root;
  }

  /**
   * Makes all comparisons.
   *
   * @throws ReconciliationFailedException if one can't be made
   */
  public AuditReport report() {
    return new AuditReport(
        new TopicReconciliation(catalog, access, topics.telemetry()).report(),
        new ReadingsReconciliation(catalog, topics.telemetry()).report(),
        new DeadLetterReconciliation(catalog, access, topics).report(),
        new CommandReconciliation(catalog, access, topics, root).report());
  }
}
