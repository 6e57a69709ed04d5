package dev.muster.bench.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bench.worker.BenchFailedException;
import dev.muster.cli.Muster;
import dev.muster.demo.cluster.Endurance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demonstration on a cluster in processes of their own, of which every one is killed, killed
 * together with another, and held still for a while. In the end nothing may be lost, doubled or
 * judged otherwise, and nobody accused who is honest.
 */
record ClusterBenchmark(int kills, Path directory, Console console) {
  private static final int DEVICES = 100;
  private static final int RATE = 200;

  /** As many as make ten minutes of thirty. */
  private static final int SECONDS_EACH = 20;

  /** Runs and prints; returns what goes to JSON. */
  Map<String, Object> run() {
    console.progress("a cluster, %s kills in %s s".formatted(kills, kills * SECONDS_EACH));
    Path file = directory.resolve("cluster-report.json");
    StringWriter said = new StringWriter();
    Muster.commandLine()
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(said))
        .execute(
            "cluster",
            "demo",
            "--devices=" + DEVICES,
            "--rate=" + RATE,
            "--duration=" + kills * SECONDS_EACH + "s",
            "--kills=" + kills,
            "--data=" + directory.resolve("cluster"),
            "--report=" + file);
    return judged(read(file, said.toString()));
  }

  private static JsonNode read(Path file, String said) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new BenchFailedException("The demonstration on a cluster made no report: " + said);
    }
  }

  private Map<String, Object> judged(JsonNode report) {
    List<String> broken = new ArrayList<>(Endurance.broken(report, kills));
    broken.addAll(Endurance.falseAccusations(report));
    console.line("");
    console.line(
        "%s kills of a cluster, %,d messages a second: %s, %s records, %s commands",
        kills,
        RATE,
        broken.isEmpty() ? "exact" : "NOT EXACT",
        report.path("records").asLong(),
        report.path("commands").path("issued").asLong());
    broken.forEach(sentence -> console.line("  %s", sentence));
    report.path("differences").forEach(each -> console.line("  difference: %s", each.asText()));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kills", kills);
    facts.put("exact", broken.isEmpty());
    facts.put("broken", broken);
    facts.put("report", report);
    return facts;
  }
}
