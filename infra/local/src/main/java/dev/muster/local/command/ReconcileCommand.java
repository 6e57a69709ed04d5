package dev.muster.local.command;

import dev.muster.audit.ReconciliationReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.local.reconciliation.ReconciliationText;
import dev.muster.local.reconciliation.ReconciliationView;
import dev.muster.local.reconciliation.TopicReconciliation;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares the telemetry topic with the table of verdicts. */
@Command(
    name = "reconcile",
    description = {
      "Compare the telemetry topic, read by a consumer of its own, with the table of verdicts: up"
          + " to the newest TICK row of each partition, every record must have exactly one row."
          + " What lies above is in flight."
    },
    exitCodeList = {"0:every record has exactly one row", "1:they differ, or the check failed"},
    footerHeading = "%nExamples:%n",
    footer = {"  ./muster audit reconcile", "  ./muster audit reconcile --config prod.yaml --json"})
final class ReconcileCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    AuditCatalog catalog = audit.catalog();
    String topic = audit.telemetryTopic();
    ReconciliationReport report =
        audit.withKafka(kafka -> new TopicReconciliation(catalog, kafka, topic).report());
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        ReconciliationView.of(topic, report),
        String.join(System.lineSeparator(), ReconciliationText.lines(topic, report)));
    out.flush();
    return report.isClean() ? 0 : 1;
  }
}
