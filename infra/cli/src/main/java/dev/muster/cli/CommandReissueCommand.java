package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.admin.control.CommandResend;
import dev.muster.admin.control.ControlPublisher;
import dev.muster.admin.control.ControlTopic;
import dev.muster.admin.control.StandingResend;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.reconciliation.CommandReconciliation;
import dev.muster.admin.reconciliation.CommandReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.control.ControlContents;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.root.Role;
import dev.muster.dispatch.CommandIssue;
import dev.muster.remediate.Intent;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends again what was recorded and never written. */
@Command(
    name = "reissue",
    description = {
      "Send again the commands that were recorded as issued and never written to their topic, as"
          + " after an outage longer than the transaction timeout: with the same id and counter, so"
          + " a device acts at most once. Whatever is on its way is left alone. The standing that"
          + " goes with a command is written to the registry, unless the command has expired or the"
          + " device was told something else since."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./muster command reissue",
      "  ./muster command reissue 6578616d706c6520636f6d6d616e6421"
    })
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class CommandReissueCommand implements Runnable {
  private final InstantSource clock = InstantSource.system();

  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Only these; by default all that `audit reconcile` calls missing.")
  private List<String> ids = List.of();

  @Override
  public void run() {
    AuditCatalog catalog = audit.catalog();
    LocalKeys keys = audit.keys();
    Sent sent = audit.withKafka(kafka -> reissue(catalog, kafka, keys));
    json.print(sent, sent.sentence());
  }

  /**
   * What was done.
   *
   * @param sent commands sent again
   * @param standings written to the registry
   */
  private record Sent(int sent, int standings) {
    String sentence() {
      return sent == 0
          ? "Nothing is missing."
          : "Sent %s commands again, and wrote %s standings to the registry."
              .formatted(sent, standings);
    }
  }

  /** Standings first: what was written without its command is sent again by the next try. */
  private Sent reissue(AuditCatalog catalog, KafkaAccess kafka, LocalKeys keys) {
    CommandReport report =
        new CommandReconciliation(catalog, kafka, audit.topics(), audit.root()).report();
    ids.stream().filter(id -> !report.missing().contains(id)).findFirst().ifPresent(this::refuse);
    List<String> wanted = ids.isEmpty() ? report.missing() : ids;
    if (wanted.isEmpty()) {
      return new Sent(0, 0);
    }
    CommandRows rows = new CommandRows(catalog);
    List<Intent> intents = intents(rows, wanted);
    int standings = standings(kafka, keys).send(obeyed(rows, intents, wanted));
    CommandIssue issue = new CommandIssue(keys.root().fleet(), keys.coseSigner(Role.DISPATCHER));
    new CommandResend(kafka, audit.topics().commands(), issue).send(intents);
    return new Sent(wanted.size(), standings);
  }

  private StandingResend standings(KafkaAccess kafka, LocalKeys keys) {
    ControlTopic<DeviceRecord> registry =
        new ControlTopic<>(
            kafka, audit.topics().registry(), ControlContents.REGISTRY, audit.root());
    return new StandingResend(
        registry, new ControlPublisher<>(registry, keys.signer(Role.REGISTRAR), clock));
  }

  /** In the order of their counters: a device refuses one that is lower than the last. */
  private static List<Intent> intents(CommandRows rows, List<String> wanted) {
    return rows.intents(wanted).stream().sorted(Comparator.comparingLong(Intent::counter)).toList();
  }

  /** Those that their device still acts on, so that the registry is to agree with it. */
  private List<Intent> obeyed(CommandRows rows, List<Intent> intents, List<String> wanted) {
    Set<String> overtaken = rows.overtaken(wanted);
    return intents.stream()
        .filter(intent -> intent.expiryMillis() > clock.millis())
        .filter(intent -> !overtaken.contains(intent.id()))
        .toList();
  }

  private void refuse(String id) {
    throw new AdminException(
        ("Command %s is not missing, so sending it could only double it: ./muster command show %s"
                + " tells how it stands.")
            .formatted(id, id));
  }
}
