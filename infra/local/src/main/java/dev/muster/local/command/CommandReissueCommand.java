package dev.muster.local.command;

import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.control.root.Role;
import dev.muster.dispatch.CommandIssue;
import dev.muster.local.control.CommandResend;
import dev.muster.local.control.LocalKeys;
import dev.muster.local.query.AuditQuery;
import dev.muster.local.reconciliation.CommandReconciliation;
import dev.muster.local.reconciliation.CommandReport;
import dev.muster.remediate.Intent;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends again what was recorded and never written. */
@Command(
    name = "reissue",
    description = {
      "Send again the commands that were recorded as issued and never written to their topic, as"
          + " after an outage longer than the transaction timeout: with the same id and counter, so"
          + " a device acts at most once. Whatever is on its way is left alone."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./muster command reissue",
      "  ./muster command reissue 6578616d706c6520636f6d6d616e6421"
    })
final class CommandReissueCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Only these; by default all that `audit reconcile` calls missing.")
  private List<String> ids = List.of();

  @Override
  public Integer call() {
    AuditCatalog catalog = audit.catalog();
    LocalKeys keys = audit.keys();
    CommandIssue issue = new CommandIssue(keys.root().fleet(), keys.coseSigner(Role.DISPATCHER));
    int sent = audit.withKafka(kafka -> reissue(catalog, kafka, issue));
    PrintWriter out = spec.commandLine().getOut();
    json.print(
        out,
        Map.of("sent", sent),
        sent == 0 ? "Nothing is missing." : "Sent %d commands again.".formatted(sent));
    out.flush();
    return 0;
  }

  private int reissue(AuditCatalog catalog, KafkaAccess kafka, CommandIssue issue) {
    CommandReport report =
        new CommandReconciliation(catalog, kafka, audit.topics(), audit.root()).report();
    ids.stream().filter(id -> !report.missing().contains(id)).findFirst().ifPresent(this::refuse);
    List<String> wanted = ids.isEmpty() ? report.missing() : ids;
    if (!wanted.isEmpty()) {
      new CommandResend(kafka, audit.topics().commands(), issue).send(intents(catalog, wanted));
    }
    return wanted.size();
  }

  private List<Intent> intents(AuditCatalog catalog, List<String> wanted) {
    try (AuditQuery query = AuditQuery.over(catalog)) {
      return query.run(CommandRowView.intents(wanted)).rows().stream()
          .map(row -> CommandResend.intent((String) row.get(1)))
          .toList();
    }
  }

  private void refuse(String id) {
    throw new CommandFailedException(
        ("Command %s is not missing, so sending it could only double it: ./muster command show %s"
                + " tells how it stands.")
            .formatted(id, id));
  }
}
