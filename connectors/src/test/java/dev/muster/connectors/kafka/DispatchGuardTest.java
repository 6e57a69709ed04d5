package dev.muster.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.connectors.iceberg.CompletedCheckpoint;
import dev.muster.connectors.iceberg.UnsafeStartException;
import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.connectors.keys.RootFile;
import dev.muster.connectors.keys.StoredSigner;
import dev.muster.control.root.Role;
import dev.muster.dispatch.CommandIssue;
import dev.muster.schemas.Topics;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No start of dispatch sends a command again that stands on its topic. */
class DispatchGuardTest {
  @TempDir static Path directory;

  private static DispatchGuard guard;
  private static CommandIssue dispatch;

  @BeforeAll
  static void make() {
    Path keys = directory.resolve("keys");
    KeyCeremony.create(keys, "acme");
    guard =
        new DispatchGuard(
            KafkaAccess.plain("127.0.0.1:1"),
            "commands",
            RootFile.ofCeremony(keys).document(),
            "checkpoints");
    dispatch = new CommandIssue("acme", new StoredSigner(keys.toString(), Role.DISPATCHER).open());
  }

  @Test
  void goesOnFromACheckpointThatCoversAllCommands() {
    assertThat(guard.safe(checkpoint(7), 7)).isEqualTo(checkpoint(7));
    assertThat(guard.safe(checkpoint(7), DispatchGuard.UNNUMBERED)).isEqualTo(checkpoint(7));
    assertThat(guard.safe(Optional.empty(), DispatchGuard.NONE)).isEmpty();
  }

  @Test
  void startsNotAfreshBesideACommandEvenOfNoNumber() {
    assertThatThrownBy(() -> guard.safe(Optional.empty(), DispatchGuard.UNNUMBERED))
        .isInstanceOf(UnsafeStartException.class)
        .hasMessageStartingWith("No completed checkpoint of dispatch was found in checkpoints")
        .hasMessageContaining("commands stand on topic commands");
  }

  @Test
  void goesNotBackBehindWhatACommandSays() {
    assertThatThrownBy(() -> guard.safe(checkpoint(6), 7))
        .isInstanceOf(UnsafeStartException.class)
        .hasMessageContaining("chk-6, is older than checkpoint 7");
  }

  @Test
  void believesTheNumberThatDispatchSignedForTheCommandAndNoOther() {
    byte[] command = dispatch.sign(Intents.issued());
    byte[] other = dispatch.sign(Intents.issued());

    assertThat(guard.checkpoint(record(command, dispatch.claim(7, command)))).isEqualTo(7);
    assertThat(guard.checkpoint(record(command, dispatch.claim(7, other))))
        .isEqualTo(DispatchGuard.UNNUMBERED);
    assertThat(guard.checkpoint(record(command, "7".getBytes(UTF_8))))
        .isEqualTo(DispatchGuard.UNNUMBERED);
    assertThat(guard.checkpoint(record(command, null))).isEqualTo(DispatchGuard.UNNUMBERED);
  }

  @Test
  void passesOverWhatDispatchDidNotWrite() {
    byte[] forged = "a command".getBytes(UTF_8);
    assertThat(guard.checkpoint(record(forged, dispatch.claim(9, forged))))
        .isEqualTo(DispatchGuard.NONE);
    assertThat(guard.checkpoint(record(null, null))).isEqualTo(DispatchGuard.NONE);
  }

  private static Optional<CompletedCheckpoint> checkpoint(long id) {
    return Optional.of(new CompletedCheckpoint(id, "/job/chk-" + id));
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] value, byte[] claim) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("commands", 0, 0, "pump-7".getBytes(UTF_8), value);
    if (claim != null) {
      record.headers().add(Topics.CHECKPOINT_HEADER, claim);
    }
    return record;
  }
}
