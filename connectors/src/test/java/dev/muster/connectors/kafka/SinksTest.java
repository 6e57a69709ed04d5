package dev.muster.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.connectors.keys.RootFile;
import dev.muster.connectors.keys.StoredSigner;
import dev.muster.control.ControlAuthenticator;
import dev.muster.control.root.Role;
import dev.muster.dispatch.SignedCommand;
import dev.muster.dispatch.SignedStanding;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sinks write, as it comes out of a task that they were sent to. */
class SinksTest {
  private static final KafkaAccess ACCESS = KafkaAccess.plain("127.0.0.1:1");
  private static final Transactions TRANSACTIONS =
      new Transactions(ACCESS, "acme", Duration.ofMinutes(1));
  private static final byte[] VALUE = {1, 2, 3};

  @TempDir Path directory;

  @Test
  void writesACommandUnderItsDeviceAndSaysWhichCheckpointCoversIt() throws Exception {
    byte[] claim = {7};
    ProducerRecord<byte[], byte[]> written =
        written(
            new CommandSink(TRANSACTIONS, "commands").serializer(),
            new SignedCommand("00", "pump-7", claim, VALUE));

    assertThat(written.topic()).isEqualTo("commands");
    assertThat(written.key()).isEqualTo("pump-7".getBytes(UTF_8));
    assertThat(written.value()).isEqualTo(VALUE);
    assertThat(written.headers().lastHeader(Topics.CHECKPOINT_HEADER).value()).isEqualTo(claim);
  }

  @Test
  void writesAStandingUnderItsDevice() throws Exception {
    ProducerRecord<byte[], byte[]> written =
        written(
            new StandingSink(ACCESS, "registry").serializer(), new SignedStanding("pump-7", VALUE));

    assertThat(written.topic()).isEqualTo("registry");
    assertThat(written.key()).isEqualTo("pump-7".getBytes(UTF_8));
    assertThat(written.value()).isEqualTo(VALUE);
  }

  @Test
  void writesAnIntentUnderItsDeviceSignedByTheStageThatDecided() throws Exception {
    Path keys = directory.resolve("keys");
    KeyCeremony.create(keys, "acme");
    StoredSigner signer = new StoredSigner(keys.toString(), Role.STAGE_REMEDIATE);
    Intent intent = Intents.issued();

    ProducerRecord<byte[], byte[]> written =
        written(new IntentSink(TRANSACTIONS, "intents", "acme", signer).serializer(), intent);

    assertThat(written.key()).isEqualTo("pump-7".getBytes(UTF_8));
    ArrivedRecord record =
        new ArrivedRecord("intents", 0, 0, 0, written.key(), written.value(), false);
    assertThat(
            new ControlAuthenticator<>(
                    RootFile.ofCeremony(keys).document(),
                    IntentContent.INSTANCE,
                    CryptoProvider.fastest())
                .authenticate(record)
                .<Object>fold(authentic -> authentic.content(), refused -> refused))
        .isEqualTo(intent);
  }

  private static <T> ProducerRecord<byte[], byte[]> written(
      KafkaRecordSerializationSchema<T> serializer, T element) throws Exception {
    KafkaRecordSerializationSchema<T> there = InstantiationUtil.clone(serializer);
    there.open(null, null);
    return there.serialize(element, null, 5L);
  }
}
