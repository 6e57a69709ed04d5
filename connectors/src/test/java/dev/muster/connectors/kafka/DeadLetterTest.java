package dev.muster.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.message.Unopened;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.junit.jupiter.api.Test;

/** No refused record is one that its quarantine doesn't take. */
class DeadLetterTest {
  private static final int ROOM = 1_114_112;
  private static final byte[] KEY = "dev-1".getBytes(UTF_8);

  @Test
  void isWrittenByASinkWithPooledTransactions() {
    KafkaAccess access = new KafkaAccess(Map.of("bootstrap.servers", "localhost:1"));
    Duration timeout = Duration.ofHours(1);
    assertThat(new DeadLetterSink(access, "dlq", "muster", timeout, ROOM).sink("quarantine"))
        .isNotNull();
  }

  @Test
  void keepsWhatFitsUntouched() {
    byte[] value = new byte[1 << 20];
    ProducerRecord<byte[], byte[]> written = written(KEY, value, null);
    assertThat(written.key()).isSameAs(KEY);
    assertThat(written.value()).isSameAs(value);
    assertThat(written.partition()).isEqualTo(3);
    assertThat(text(written, DeadLetter.REASON_HEADER)).isEqualTo("MALFORMED");
    assertThat(text(written, DeadLetter.OFFSET_HEADER)).isEqualTo("41");
    assertThat(text(written, DeadLetter.SHA256_HEADER)).isNull();
  }

  @Test
  void keepsDigestLengthAndBeginningOfWhatDoesNotFit() throws Exception {
    byte[] value = new byte[3 << 20];
    ProducerRecord<byte[], byte[]> written = written(KEY, value, null);
    assertThat(size(written)).isLessThan(2_000);
    assertThat(written.key()).isEqualTo(KEY);
    assertThat(written.value()).hasSize(512);
    assertThat(text(written, DeadLetter.BYTES_HEADER)).isEqualTo("3145728");
    assertThat(text(written, DeadLetter.DIGESTED_HEADER)).isEqualTo("3145728");
    assertThat(text(written, DeadLetter.KEY_BYTES_HEADER)).isEqualTo("5");
    assertThat(text(written, DeadLetter.SHA256_HEADER))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value)));
  }

  @Test
  void keepsTheBeginningOfAKeyThatIsTooLargeByItself() {
    ProducerRecord<byte[], byte[]> written = written(new byte[2 << 20], null, null);
    assertThat(written.key()).hasSize(512);
    assertThat(written.value()).isNull();
    assertThat(text(written, DeadLetter.KEY_BYTES_HEADER)).isEqualTo("2097152");
    assertThat(text(written, DeadLetter.BYTES_HEADER)).isNull();
  }

  @Test
  void saysWhatIsKnownOfWhatNobodyTookIntoMemory() {
    Unopened bomb = new Unopened(Unopened.Cause.TOO_LARGE, 5, 900 << 20, 16 << 20, new byte[32], 4);
    ProducerRecord<byte[], byte[]> written = written(KEY, new byte[512], bomb);
    assertThat(text(written, DeadLetter.BYTES_HEADER)).isEqualTo("943718400");
    assertThat(text(written, DeadLetter.DIGESTED_HEADER)).isEqualTo("16777216");
    assertThat(text(written, DeadLetter.MORE_HEADER)).isEqualTo("4");
  }

  @Test
  void fitsWhateverTheRoom() {
    for (int bytes = ROOM - 700; bytes < ROOM + 700; bytes++) {
      assertThat(size(written(KEY, new byte[bytes], null))).isLessThanOrEqualTo(ROOM);
    }
  }

  private static ProducerRecord<byte[], byte[]> written(byte[] key, byte[] value, Unopened what) {
    return new DeadLetter(
            new Origin("muster.telemetry", 7, 41, 8), key, value, "MALFORMED", "for people", what)
        .to("dlq", 4, ROOM, null);
  }

  private static int size(ProducerRecord<byte[], byte[]> record) {
    return AbstractRecords.estimateSizeInBytesUpperBound(
        (byte) 2, CompressionType.NONE, record.key(), record.value(), record.headers().toArray());
  }

  private static String text(ProducerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }
}
