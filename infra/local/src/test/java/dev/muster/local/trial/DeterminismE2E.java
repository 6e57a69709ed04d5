package dev.muster.local.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.local.command.Muster;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The same record, judged under different circumstances: the same answers. What kills change is
 * with {@link RecoveryE2E}.
 */
class DeterminismE2E {
  /** How long one partition is held back; longer by {@code -Dmuster.held-back=60}. */
  private static final long HELD_BACK = Long.getLong("muster.held-back", 10);

  @TempDir private Path directory;

  @Test
  void judgesARecordingAlikeWhateverThePaceAndTheParallelism() {
    muster("live", "demo", "--devices=150", "--rate=150", "--duration=12s", "--seed=3", "--record");
    muster("held", "run", "--parallelism=2", "--hold=1=" + HELD_BACK + "s", "--from");
    muster("backlog", "run", "--parallelism=1", "--from");

    Audited live = audited("live");
    assertThat(Set.copyOf(live.verdictsByPlace().values())).hasSizeGreaterThan(15);
    assertThat(live.gaps()).isNotEmpty();
    for (String replay : List.of("held", "backlog")) {
      assertThat(audited(replay).verdicts()).as(replay).isEqualTo(live.verdicts());
      assertThat(audited(replay).gaps()).as(replay).isEqualTo(live.gaps());
    }
  }

  /** Runs a command on a data directory of its own; its last argument is the recording. */
  private void muster(String data, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(directory.resolve("recording").toString());
    all.add("--data=" + directory.resolve(data));
    StringWriter said = new StringWriter();
    CommandLine muster = Muster.commandLine();
    muster.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    int exit = muster.execute(all.toArray(String[]::new));
    assertThat(exit).as(String.join(" ", all) + "\n" + said).isZero();
  }

  private Audited audited(String data) {
    return new Audited(new AuditCatalog(CatalogSettings.embedded(directory.resolve(data))));
  }
}
