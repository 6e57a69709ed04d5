package dev.muster.admin.reconciliation;

import dev.muster.admin.AdminException;
import dev.muster.audit.ReconciliationReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.control.root.RootDocument;
import dev.muster.pipeline.config.TopicsConfig;
import java.util.List;
import java.util.function.Consumer;

/**
 * All comparisons of one pipeline's tables with its topics. May be run while the jobs run.
 *
 * @param root whose decisions and commands count
 */
public record AuditReconciliation(
    AuditCatalog catalog, KafkaAccess access, TopicsConfig topics, RootDocument root) {
  /**
   * Makes all comparisons.
   *
   * @throws AdminException if one can't be made
   */
  public AuditReport report() {
    return report(step -> {});
  }

  /**
   * Makes all comparisons, which takes minutes where there are many records.
   *
   * @param progress is told what is being done, in a few words, before it is begun
   * @throws AdminException if one can't be made
   */
  public AuditReport report(Consumer<String> progress) {
    ReconciliationReport verdicts =
        new TopicReconciliation(catalog, access, topics.telemetry()).report(progress);
    progress.accept("Comparing readings with the messages that they came in");
    List<ReadingsReport> readings =
        new ReadingsReconciliation(catalog, topics.telemetry()).report();
    progress.accept("Comparing dead letters with what was refused");
    DeadLetterReport letters = new DeadLetterReconciliation(catalog, access, topics).report();
    progress.accept("Comparing commands with their topic");
    return new AuditReport(
        verdicts,
        readings,
        letters,
        new CommandReconciliation(catalog, access, topics, root).report());
  }
}
