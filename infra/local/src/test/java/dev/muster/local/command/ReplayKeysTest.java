package dev.muster.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.cli.Muster;
import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.local.replay.RecordedRoot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A replay with keys that can't be used says so in one sentence, before it begins. */
class ReplayKeysTest {
  @TempDir private Path directory;
  private Path keys;

  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeARecordingThatHoldsNothing() throws Exception {
    DataDirectory live = DataDirectory.prepare(directory.resolve("live"));
    keys = live.keys();
    KeyCeremony.create(keys, "acme");
    Files.createDirectories(directory.resolve("recording"));
    RecordedRoot.keep(LocalKeys.open(live).pinned(), directory.resolve("recording"));
  }

  @Test
  void noSuchDirectory() {
    assertThat(replay(directory.resolve("nowhere"))).isEqualTo(1);
    assertSaysOnly("nowhere can't be read: name the one that holds the recipient keys.");
  }

  @Test
  void noKeysInTheDirectory() throws Exception {
    assertThat(replay(Files.createDirectories(directory.resolve("empty")))).isEqualTo(1);
    assertSaysOnly("empty holds no recipient key: name the directory of keys");
  }

  @Test
  void noPassword() throws Exception {
    Files.delete(keys.resolve("password"));
    assertThat(replay(keys)).isEqualTo(1);
    assertSaysOnly("There is no key store password at " + keys.resolve("password"));
  }

  @Test
  void noRecording() {
    assertThat(run("run", "--config=muster.yaml", "--keys=" + keys)).isEqualTo(2);
    assertThat(err.toString()).startsWith("muster: --keys is for --from");
  }

  private int replay(Path recipients) {
    return run(
        "run",
        "--from=" + directory.resolve("recording"),
        "--keys=" + recipients,
        "--data=" + directory.resolve("replay"));
  }

  private int run(String... arguments) {
    CommandLine muster = Muster.commandLine();
    muster.setErr(new PrintWriter(err));
    return muster.execute(arguments);
  }

  private void assertSaysOnly(String sentence) {
    assertThat(err.toString().lines().toList())
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("muster: ").contains(sentence));
  }
}
