package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesCheckTest {
  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void findsNoProblemInRulesThatMayBePublished() throws Exception {
    write("a.yaml", "rules: []\n");
    write("b.yml", "budgets: {fleet-per-hour: 1, cohort-per-hour: 1}\n");
    write("notes.txt", "not a rule");
    assertThat(check()).isZero();
    assertThat(out.toString()).isEqualTo("2 documents, no problems%n".formatted());
  }

  @Test
  void tellsEachProblemOnALineOfItsOwn() throws Exception {
    write("a.yaml", "rules: 7\n");
    write("b.yaml", "rule: []\n");
    assertThat(check()).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            directory + "/a.yaml:1: `rules` must be a list: begin each with `- `",
            directory + "/b.yaml:1: `rule` is not known here: write one of rules, budgets",
            "muster: 2 problems in " + directory + ": nothing is published until there is none.");
  }

  @Test
  void saysThatADirectoryHoldsNothingToCheck() {
    assertThat(check()).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file in " + directory + " that ends in .yaml");
  }

  @Test
  void tellsWhatTheCeilingsOfTheConfigurationCap() throws Exception {
    write(
        "a.yaml",
        """
        rules:
          - {name: cut, on: level, action: offline, cool-down: 1m, expires-after: 1m, reason: Hot.}
          - {name: ask, on: level, action: offline, approval: true, cool-down: 1m,
             expires-after: 1m, reason: Hot.}
          - {name: rest, on: level, action: dormant, for: 2d, cool-down: 1m, expires-after: 1m,
             reason: Hot.}
        budgets: {fleet-per-hour: 5000, cohort-per-hour: 100, cohorts: {pumps: 101}}
        """);
    assertThat(check()).as(err.toString()).isZero();
    assertThat(err.toString().lines())
        .containsExactly(
            "Rule cut waits for a person's consent, since the configuration asks for it before"
                + " offline.",
            "Rule rest waits for a person's consent, since the configuration asks for it before"
                + " dormant.",
            "The budget of fleet-per-hour is 100, not 5000: the configuration allows no more.",
            "The budget of the cohort pumps is 100, not 101: the configuration allows no more.");
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(directory.resolve(name), text);
  }

  private int check() {
    CommandLine line = Muster.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute("rules", "check", directory.toString());
  }
}
