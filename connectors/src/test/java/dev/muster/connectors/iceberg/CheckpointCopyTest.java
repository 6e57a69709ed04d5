package dev.muster.connectors.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointCopyTest {
  private static final String JOB = "0123456789abcdef0123456789abcdef";
  private static final String LATER = "fedcba9876543210fedcba9876543210";

  @TempDir private Path directory;

  @Test
  void copiesTheNewestCompletedCheckpointAndWhatIsKeptBeside() throws Exception {
    checkpoint(JOB, 3, "");
    Path newest = checkpoint(LATER, 4, "/from/" + LATER + "/chk-4/8a2f");
    Files.writeString(newest.resolve("8a2f"), "state");
    Files.createDirectories(from().resolve(LATER).resolve("chk-5"));
    Files.writeString(from().resolve("partition-counts.properties"), "telemetry=4 id");

    CompletedCheckpoint copied = CheckpointCopy.copy("the pipeline", from(), to());

    assertThat(copied.id()).isEqualTo(4);
    assertThat(RecoveryGuard.newest(to().toUri().toString()))
        .hasValueSatisfying(
            there -> {
              assertThat(there.id()).isEqualTo(4);
              assertThat(there.location()).contains(to() + "/" + LATER);
            });
    assertThat(to().resolve(LATER).resolve("chk-4/8a2f")).hasContent("state");
    assertThat(to().resolve("partition-counts.properties")).hasContent("telemetry=4 id");
    assertThat(to().resolve(JOB)).doesNotExist();
  }

  @Test
  void refusesWhereNoCheckpointIsComplete() throws Exception {
    Files.createDirectories(from().resolve(JOB).resolve("chk-1"));

    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(() -> CheckpointCopy.copy("dispatch", from(), to()))
        .withMessage(
            "There is no completed checkpoint of dispatch in %s: run it until it has made one, which takes some seconds."
                .formatted(from()));
    assertThat(to()).doesNotExist();
  }

  @Test
  void refusesStateThatIsSharedWithOtherCheckpoints() throws Exception {
    checkpoint(JOB, 3, "file:" + from() + "/" + JOB + "/shared/77aa");

    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(() -> CheckpointCopy.copy("the pipeline", from(), to()))
        .withMessageContaining("shares state with others")
        .withMessageContaining("execution.checkpointing.incremental: false");
    assertThat(to()).doesNotExist();
  }

  private Path checkpoint(String job, long id, String metadata) throws IOException {
    Path checkpoint = Files.createDirectories(from().resolve(job).resolve("chk-" + id));
    Files.writeString(checkpoint.resolve("_metadata"), metadata);
    return checkpoint;
  }

  private Path from() {
    return directory.resolve("from");
  }

  private Path to() {
    return directory.resolve("to");
  }
}
