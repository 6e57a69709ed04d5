package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MusterTest {
  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void looksOnlyAtTheCommandThatIsNamed() {
    CommandLine line = Muster.commandLine("device", "show", "pump-7");

    assertThat(line.getSubcommands()).containsOnlyKeys("device");
    assertThat(line.getSubcommands().get("device").getSubcommands()).containsOnlyKeys("show");
  }

  @Test
  void looksAtAllWhereNoneIsNamed() {
    assertThat(Muster.commandLine("devise").getSubcommands()).containsKeys("device", "sql");
    assertThat(Muster.commandLine("device", "shwo").getSubcommands().get("device").getSubcommands())
        .containsKeys("show", "add");
    assertThat(Muster.commandLine("--help").getSubcommands()).containsKeys("device", "sql");
  }

  @Test
  void showsAnExampleInTheHelpOfEveryCommand() {
    for (CommandLine command : all(Muster.commandLine())) {
      assertThat(command.getUsageMessage())
          .as(command.getCommandSpec().qualifiedName())
          .contains("Example", "./" + command.getCommandSpec().qualifiedName());
    }
  }

  @Test
  void saysInOneSentenceThatNothingRuns() {
    int exit = run("device", "list", "--data", directory.toString());

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "muster: No Muster runs on %s: start it with ./muster up --data %s.%n"
                .formatted(directory, directory));
  }

  @Test
  void asksForAnInstanceWhereNoBrokerIsInstalledToLookAtTopics() throws Exception {
    IcebergAuditSinks.createTables(new AuditCatalog(CatalogSettings.embedded(directory)));
    KeyCeremony.create(directory.resolve("keys"), "acme");
    Files.createDirectory(directory.resolve("kafka"));

    assertThat(run("audit", "reconcile", "--data", directory.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("muster: No Muster runs on " + directory);
  }

  @Test
  void showsTheStackOnlyWhenAsked() {
    run("device", "list", "--stacktrace", "--data", directory.toString());

    assertThat(err.toString()).contains("\tat dev.muster.");
  }

  @Test
  void refusesAPrivateKeyWhereAPublicOneBelongs() throws Exception {
    Path key =
        Files.writeString(
            directory.resolve("k.pem"),
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    DeviceEntry entry =
        new DeviceEntry(
            "a", List.of(key.toString()), "c", null, null, null, null, 0, false, List.of());

    assertThat(catchThrowable(() -> entry.record(1)).getMessage())
        .contains("not a PUBLIC KEY", "-pubout");
  }

  @Test
  void maintainsTablesOnceAndEnds() {
    IcebergAuditSinks.createTables(new AuditCatalog(CatalogSettings.embedded(directory)));

    assertThat(run("audit", "maintain", "--data", directory.toString(), "--json"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("\"merges\":0");
  }

  @Test
  void exitsWithTwoWhenItDoesNotUnderstand() {
    assertThat(run("device", "add", "--no-such-option")).isEqualTo(2);
    assertThat(err.toString()).contains("--no-such-option", "Try: muster device add --help");
  }

  @Test
  void namesTheCommandsWhereAWordIsNone() {
    assertThat(run("command", "lst")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "muster: `lst` is no command of muster command: did you mean list? write one of list,"
                + " show, reissue.\n");
    assertThat(run("zzz")).isEqualTo(2);
    assertThat(err.toString()).contains("`zzz` is no command of muster: write one of ", "approve");
  }

  @Test
  void namesTheStatesOfCommandsWhereAWordIsNone() {
    assertThat(run("command", "list", "--state", "WRONG", "--data", directory.toString()))
        .isEqualTo(1);
    assertThat(err.toString())
        .startsWith(
            "muster: No command is in the state WRONG: write one of held, awaiting_approval,"
                + " issued, acknowledged, refused, failed, expired.");
  }

  @Test
  void showsADeviceAsItStandsNow() {
    DeviceRecord suspended =
        DeviceRecord.of("pump-1", "pumps")
            .cadenceSeconds(60)
            .build()
            .standing(DeviceStatus.SUSPENDED, 1_000);
    assertThat(DeviceView.status(suspended, 999)).isEqualTo("suspended");
    assertThat(DeviceView.status(suspended, 1_000)).isEqualTo("active");
    assertThat(JsonOption.text(DeviceView.of(suspended)))
        .doesNotContain("valid_from")
        .contains("\"status\":\"active\"", "\"suspended_until\":\"1970-01-01T00:00:01Z\"");
    assertThat(DeviceView.of(suspended).page().lines())
        .contains("status               active", "cadence              60 s")
        .contains("site                 -");
  }

  private int run(String... arguments) {
    CommandLine line = Muster.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private static List<CommandLine> all(CommandLine at) {
    List<CommandLine> all = new ArrayList<>(List.of(at));
    at.getSubcommands().values().forEach(command -> all.addAll(all(command)));
    return all;
  }
}
