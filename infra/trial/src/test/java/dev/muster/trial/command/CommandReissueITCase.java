package dev.muster.trial.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.control.ControlPublisher;
import dev.muster.admin.control.ControlTopic;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.installation.RunningInstance;
import dev.muster.audit.AuditTables;
import dev.muster.cli.Muster;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.control.ControlContents;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.root.Role;
import dev.muster.dispatch.CommandCheck;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.command.Dormant;
import dev.muster.remediate.Intent;
import dev.muster.remediate.StatusChange;
import dev.muster.schemas.Topics;
import dev.muster.testkit.TableRows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandReissueITCase {
  @SuppressWarnings("TimeInStaticInitializer") // One moment for the whole test, near the present.
  private static final long NOW = Instant.now().getEpochSecond();

  private static final long UNTIL = (NOW + 3600) * 1000;

  @TempDir private Path directory;
  private InstanceLock lock;
  private EmbeddedBroker broker;
  private LocalKeys keys;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() {
    DataDirectory data = DataDirectory.prepare(directory);
    assertThat(run("init")).isZero();
    keys = LocalKeys.open(data);
    lock = InstanceLock.take(data);
    broker = EmbeddedBroker.start(data.kafka(), 0);
    TopicCreation.createMissing(broker.access(), TopicSpec.defaults());
    RunningInstance.ofThisProcess("127.0.0.1:" + broker.port()).announce(data);
  }

  @AfterEach
  void stop() {
    broker.close();
    lock.close();
  }

  @Test
  void writesTheStandingThatGoesWithALostCommandUnlessItsDeviceIgnoresIt() throws Exception {
    publish(
        Stream.of("lost", "gone", "late", "overtaken")
            .map(CommandReissueITCase::registered)
            .toList());
    publish(List.of(registered("gone").standing(DeviceStatus.REMOVED, DeviceRecord.NO_END)));
    publish(List.of(registered("lost").standing(DeviceStatus.ACTIVE, DeviceRecord.NO_END)));
    Intent newer = intent("overtaken", 7, NOW + 600);
    record(newer);
    assertThat(run("command", "reissue")).as(err.toString()).isZero();
    publish(List.of(resumed("overtaken")));
    record(
        intent("lost", 5, NOW + 600),
        intent("gone", 5, NOW + 600),
        intent("late", 5, NOW - 1),
        intent("overtaken", 6, NOW + 600));

    assertThat(run("command", "reissue", "--json")).as(err.toString()).isZero();

    assertThat(out.toString()).contains("\"sent\":4").contains("\"standings\":1");
    Map<String, DeviceRecord> newest = registry().newest();
    assertThat(newest.get("lost"))
        .isEqualTo(
            registered("lost")
                .standing(DeviceStatus.ACTIVE, DeviceRecord.NO_END)
                .standing(DeviceStatus.SUSPENDED, UNTIL));
    assertThat(newest.get("gone").status()).isEqualTo(DeviceStatus.REMOVED);
    assertThat(newest.get("late").status()).isEqualTo(DeviceStatus.ACTIVE);
    assertThat(newest.get("overtaken").status()).isEqualTo(DeviceStatus.ACTIVE);
    assertThat(commanded())
        .containsExactlyInAnyOrder("lost", "gone", "late", "overtaken", "overtaken");
    assertThat(run("command", "reissue")).isZero();
    assertThat(out.toString()).contains("Nothing is missing.");
  }

  private DeviceRecord resumed(String device) {
    return registry()
        .newest(device)
        .orElseThrow()
        .standing(DeviceStatus.ACTIVE, DeviceRecord.NO_END);
  }

  private static DeviceRecord registered(String device) {
    return DeviceRecord.of(device, "pumps").cadenceSeconds(60).build();
  }

  private static Intent intent(String device, long counter, long expiresAt) {
    return new Intent(
        "%032x".formatted(device.hashCode() * 31L + counter),
        device,
        new Dormant(UNTIL / 1000),
        counter,
        3,
        41,
        NOW - 600,
        expiresAt,
        "It runs hot.",
        "f-1",
        "rest",
        5,
        null,
        new StatusChange(DeviceStatus.SUSPENDED, UNTIL, registered(device)));
  }

  private void record(Intent... issued) throws Exception {
    AuditCatalog catalog = new AuditCatalog(CatalogSettings.embedded(directory));
    IcebergAuditSinks.createTables(catalog);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Intent intent : issued) {
      rows.add(ControlCommandsITCase.row(intent, "ISSUED"));
    }
    new TableRows(catalog, AuditTables.COMMANDS).append(rows);
  }

  private void publish(List<DeviceRecord> records) throws InterruptedException {
    new ControlPublisher<>(
            new ControlTopic<>(
                broker.access(), Topics.REGISTRY, ControlContents.REGISTRY, keys.root()),
            keys.signer(Role.REGISTRAR),
            InstantSource.system())
        .publish(records);
  }

  private ControlTopic<DeviceRecord> registry() {
    return new ControlTopic<>(
        broker.access(), Topics.REGISTRY, ControlContents.REGISTRY, keys.root());
  }

  private List<String> commanded() {
    CommandCheck check = new CommandCheck(keys.root());
    List<String> devices = new ArrayList<>();
    try (TopicReader reader = TopicReader.open(broker.access(), Topics.COMMANDS)) {
      reader.readAll(
          (ArrivedRecord record) ->
              devices.add(check.genuine(record.value()).orElseThrow().device()));
    }
    return devices;
  }

  private int run(String... arguments) {
    CommandLine line = Muster.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", directory.toString()));
    return line.execute(all.toArray(String[]::new));
  }
}
