package dev.muster.cluster.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.cli.Muster;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.connectors.keys.KeyCeremony;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is in the way of a move is said in one sentence, and nothing is left behind. */
class ClusterAdoptCommandTest {
  @TempDir private Path directory;
  private Path from;
  private Path to;

  @BeforeEach
  void name() {
    from = directory.resolve("fleet-data");
    to = directory.resolve("fleet-cluster");
  }

  @Test
  void refusesADirectoryThatIsNotOfUp() throws Exception {
    Files.createDirectory(from);

    assertThat(adopt())
        .isEqualTo("muster: %s is no directory of ./muster up: name one with --from.", from);
    assertThat(from).isEmptyDirectory();
  }

  @Test
  void refusesADirectoryThatIsInUse() throws Exception {
    instance();

    try (InstanceLock lock = InstanceLock.take(new DataDirectory(from))) {
      assertThat(adopt()).startsWith("muster: Another Muster runs on " + from + ": stop it first");
    }
    assertThat(to).isEmptyDirectory();
  }

  @Test
  void refusesADirectoryWithoutACompletedCheckpoint() throws Exception {
    instance();

    assertThat(adopt())
        .contains("muster: There is no completed checkpoint of the pipeline in " + from)
        .contains("run it until it has made one");
    assertThat(to).isEmptyDirectory();
  }

  @Test
  void refusesATargetThatHoldsSomething() throws Exception {
    instance();
    Files.createDirectory(to);
    Path something = Files.writeString(to.resolve("something"), "of somebody");

    assertThat(adopt())
        .isEqualTo("muster: Directory %s is not empty: choose another with --data.", to);
    assertThat(something).hasContent("of somebody");
  }

  /** What `up` has made when it has not run for long. */
  private void instance() throws IOException {
    DataDirectory data = DataDirectory.prepare(from);
    KeyCeremony.create(data.keys(), "acme");
    Files.createDirectory(data.kafka());
    IcebergAuditSinks.createTables(new AuditCatalog(CatalogSettings.embedded(data.root())));
  }

  private String adopt() {
    return muster("cluster", "adopt", "--from=" + from, "--data=" + to);
  }

  private static String muster(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine muster = Muster.commandLine();
    muster.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    assertThat(muster.execute(arguments)).isEqualTo(1);
    return said.toString().strip();
  }
}
