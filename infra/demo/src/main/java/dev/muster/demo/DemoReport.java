package dev.muster.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.settings.FleetSettings;
import dev.muster.simulator.truth.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/**
 * What a demonstration found, as JSON for scripts. Keys are only ever added.
 *
 * <p>{@code records}: sent to the telemetry topic; {@code verdicts}: rows about them; {@code
 * reconciled}: whether topic and table hold the same; {@code reasons}, {@code gaps}: expected and
 * observed; {@code sections}: by outcome; {@code findings}: by kind; {@code recorded_findings}: how
 * many more are about a recording, which nobody judges; {@code refuted_silences}: how often a
 * device was called silent that spoke meanwhile; {@code commands}: how far they came, and what
 * devices refused; {@code seconds}: from start to finding; {@code behind_seconds}: by how much
 * longer the devices took to speak, as the machine could not keep up.
 */
final class DemoReport {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Comparator<Expectation> ORDER =
      Comparator.comparing(Expectation::kind).thenComparing(Expectation::outcome);

  private DemoReport() {}

  static ObjectNode of(FleetSettings settings, Outcome outcome) {
    ObjectNode report = JSON.createObjectNode();
    report.put("records", outcome.records());
    report.put("verdicts", outcome.rows());
    report.put("reconciled", outcome.reconciled());
    addOutcomes(report.putObject("reasons"), outcome.verdicts());
    report
        .putObject("gaps")
        .put("expected", outcome.gaps().expected())
        .put("observed", outcome.gaps().observed());
    report.put("seconds", tenths(outcome.seconds()));
    report.put("behind_seconds", tenths(outcome.behindSeconds()));
    report.put("exact", outcome.exact());
    report.put("settled", outcome.settled());
    report.put("seed", settings.seed());
    report.put("devices", settings.devices());
    report.put("rate", settings.rate());
    ObjectNode control = report.putObject("control");
    outcome.control().forEach((name, result) -> addOutcomes(control.putObject(name), result));
    addAftermath(report, outcome.aftermath());
    ArrayNode injected = report.putArray("injected");
    addInjected(injected, "", outcome.verdicts());
    outcome.control().forEach((name, result) -> addInjected(injected, name + ": ", result));
    addInjected(injected, "", outcome.aftermath().attacks());
    ArrayNode differences = report.putArray("differences");
    outcome.differences().forEach(differences::add);
    return report;
  }

  static void write(Path file, ObjectNode report) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      JSON.writeValue(file.toFile(), report);
    } catch (IOException e) {
      throw new DemoFailedException(
          "The report can't be written to %s: name another file with --report.".formatted(file), e);
    }
  }

  private static double tenths(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }

  private static void addAftermath(ObjectNode report, Aftermath aftermath) {
    addPairs(report.putObject("sections"), aftermath.sections().byOutcome());
    ObjectNode findings = report.putObject("findings");
    aftermath
        .findings()
        .byKind()
        .forEach(
            (kind, tally) ->
                findings
                    .putObject(kind)
                    .put("expected", tally.expected())
                    .put("found", tally.found())
                    .put("missed", tally.missed())
                    .put("unexpected", tally.unexpected()));
    ObjectNode recorded = report.putObject("recorded_findings");
    aftermath.findings().recorded().forEach(recorded::put);
    report.put("refuted_silences", aftermath.refuted().size());
    CommandComparison commands = aftermath.commands();
    report
        .putObject("commands")
        .put("issued", commands.issued())
        .put("verified", commands.verified())
        .put("acknowledged", commands.acknowledged())
        .put("held", commands.held())
        .put("expired", commands.expired())
        .put("refused_by_device", commands.refusedByDevice());
  }

  private static void addOutcomes(ObjectNode node, Comparison.Result result) {
    addPairs(node, Outcome.byOutcome(result));
  }

  private static void addPairs(ObjectNode node, Map<String, Outcome.Pair> pairs) {
    pairs.forEach(
        (outcome, pair) ->
            node.putObject(outcome)
                .put("expected", pair.expected())
                .put("observed", pair.observed()));
  }

  private static void addInjected(ArrayNode node, String prefix, Comparison.Result result) {
    result.expected().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(ORDER))
        .forEach(
            entry ->
                node.addObject()
                    .put("kind", prefix + entry.getKey().kind().label())
                    .put("outcome", entry.getKey().outcome())
                    .put("expected", entry.getValue())
                    .put("found", result.found().getOrDefault(entry.getKey(), 0L)));
  }
}
