package dev.muster.cli;

import dev.muster.admin.reconciliation.AuditReconciliation;
import dev.muster.admin.reconciliation.AuditReport;
import dev.muster.admin.reconciliation.ReconciliationText;
import dev.muster.admin.reconciliation.ReconciliationView;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.control.root.RootDocument;
import dev.muster.pipeline.config.TopicsConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares topics with the tables that answer to them. */
@Command(
    name = "reconcile",
    description = {
      "Compare the telemetry topic, read by a consumer of its own, with the table of verdicts: up"
          + " to the newest TICK row of each partition, every record must have exactly one row."
          + " What lies above is in flight. So with refused rows and dead letters, and with issued"
          + " commands and their topic. Rows and letters must say what the bytes of the record do,"
          + " and readings must be of an accepted message of their device."
    },
    exitCodeList = {"0:tables and topics agree", "1:they differ, or the check failed"},
    footerHeading = "%nExamples:%n",
    footer = {"  ./muster audit reconcile", "  ./muster audit reconcile --config prod.yaml --json"})
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class ReconcileCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    AuditCatalog catalog = audit.catalog();
    TopicsConfig topics = audit.topics();
    RootDocument root = audit.root();
    AuditReport report =
        audit.withKafka(
            kafka -> new AuditReconciliation(catalog, kafka, topics, root).report(this::progress));
    json.print(
        ReconciliationView.of(topics, report),
        String.join(System.lineSeparator(), ReconciliationText.lines(topics, report)));
    return report.isClean() ? 0 : 1;
  }

  /** For people who wait; what the command answers stands alone on the other stream. */
  private void progress(String step) {
    spec.commandLine().getErr().println(step + " ...");
  }
}
