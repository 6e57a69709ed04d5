package dev.muster.trial.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.cli.Muster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Broker, pipeline and fleet at work: every record judged as the simulation knows it must be. */
class DemoE2E {
  @TempDir private Path directory;

  @Test
  void findsEverythingThatWasInjectedAndNothingElse() throws IOException {
    Path report = directory.resolve("report.json");
    StringWriter out = new StringWriter();
    CommandLine muster = Muster.commandLine().setOut(new PrintWriter(out));

    int exit =
        muster.execute(
            "demo",
            "--devices=200",
            "--rate=200",
            "--duration=16s",
            "--seed=5",
            "--parallelism=2",
            "--data=" + directory.resolve("data"),
            "--report=" + report);

    JsonNode found = new ObjectMapper().readTree(report.toFile());
    assertThat(found.path("differences")).isEmpty();
    assertThat(exit).as(out.toString()).isZero();
    assertThat(found.path("exact").asBoolean()).isTrue();
    assertThat(found.path("reconciled").asBoolean()).isTrue();
    assertThat(found.path("verdicts").asLong())
        .isEqualTo(found.path("records").asLong())
        .isGreaterThan(2_000);
    assertThat(out.toString()).contains("Everything expected was found and nothing else");
  }
}
