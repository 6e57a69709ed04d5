package dev.muster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.ArrivedRecord;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageWriter;
import dev.muster.message.Unopened;
import dev.muster.message.signature.CryptoProvider;
import dev.muster.message.signature.ProviderSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.EnvelopeCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

class RecordFactsTest {

  private static final long APPENDED = 1_700_000_000_000L;
  private static final byte[] MESSAGE =
      new MessageWriter(
              "fleet-1",
              new ProviderSigner(
                  SigningKey.derive(SignatureAlgorithm.ED25519, new byte[] {1}),
                  CryptoProvider.fastest()))
          .write(new MessageHeader("pump-1", 1_700_000_000L, 1, 7), MessageBody.heartbeat());
  private static final byte[] VALUE = EnvelopeCodec.encode("pump-1", "gateway-1", null, MESSAGE);

  private final ArrivedRecord accepted = record("pump-1", VALUE, false);

  @Test
  void agreesWithTheRowOfTheRecord() {
    assertThat(facts(accepted).differing(row("ACCEPTED", true, "pump-1", MESSAGE))).isEmpty();
    assertThat(facts(accepted).differing(row("BAD_SIGNATURE", false, "pump-1", MESSAGE))).isEmpty();
    assertThat(facts(record("pump-1", MESSAGE, false)))
        .as("a message without an envelope")
        .extracting(facts -> facts.differing(row("ACCEPTED", true, "pump-1", MESSAGE)))
        .asList()
        .isEmpty();
    assertThat(facts(record(null, null, true)).differing(row("TICK", false, null, null))).isEmpty();
  }

  @Test
  void namesTheColumnsThatWereChanged() {
    assertThat(facts(accepted).differing(row("ACCEPTED", true, "pump-9", MESSAGE)))
        .containsExactly("device");
    assertThat(facts(accepted).differing(row("ACCEPTED", true, null, MESSAGE)))
        .containsExactly("device");
    assertThat(facts(accepted).differing(row("ACCEPTED", true, "pump-1", VALUE)))
        .containsExactly("size_bytes", "message_sha256");
    assertThat(facts(accepted).differing(row("ACCEPTED", false, "pump-1", MESSAGE)))
        .containsExactly("verdict");
    assertThat(facts(accepted).differing(row("REPLAYED", false, "pump-1", MESSAGE)))
        .containsExactly("verdict");
    assertThat(facts(accepted).differing(row("TICK", false, "pump-1", MESSAGE)))
        .containsExactly("verdict");
    assertThat(
            facts(accepted)
                .differing(
                    new RowFacts(
                        APPENDED - 1, "ACCEPTED", true, "pump-1", MESSAGE.length, sha(MESSAGE))))
        .containsExactly("arrival");
  }

  @Test
  void callsNoRecordAuthenticatedThatNamesNoDeviceByItsKey() {
    assertThat(
            facts(record("pump-2", VALUE, false))
                .differing(row("ACCEPTED", true, "pump-1", MESSAGE)))
        .containsExactly("authenticated");
    assertThat(
            facts(record("pump-1", new byte[] {1, 2}, false))
                .differing(row("ACCEPTED", true, "pump-1", new byte[] {1, 2})))
        .containsExactly("authenticated", "device");
    assertThat(facts(record(null, null, true)).differing(row("ACCEPTED", true, "pump-1", MESSAGE)))
        .containsExactly("verdict", "authenticated", "device", "size_bytes", "message_sha256");
  }

  @Test
  void takesWhatAnEarlierVersionOrAnotherLimitCouldNotRead() {
    assertThat(facts(accepted).differing(row("TOO_LARGE", false, null, VALUE))).isEmpty();
    assertThat(facts(accepted).differing(row("MALFORMED", false, null, VALUE))).isEmpty();
    assertThat(facts(accepted).differing(row("MALFORMED", false, null, MESSAGE))).isEmpty();
    assertThat(facts(accepted).differing(row("MALFORMED", false, "pump-9", MESSAGE)))
        .containsExactly("device");
    assertThat(facts(accepted).differing(row("A_LATER_REASON", true, "pump-1", MESSAGE))).isEmpty();
  }

  @Test
  void knowsOfARecordThatNobodyTookIntoMemoryWhatItsRowSays() {
    Unopened unopened =
        new Unopened(Unopened.Cause.TOO_LARGE, 6, 5_000_000, 5_000_000, sha(VALUE), 0);
    ArrivedRecord large =
        new ArrivedRecord(
            "muster.telemetry", 0, 5, APPENDED, null, new byte[512], false, 0, unopened);
    RowFacts row = new RowFacts(APPENDED, "TOO_LARGE", false, null, 5_000_000, sha(VALUE));

    assertThat(facts(large).differing(row)).isEmpty();
    assertThat(facts(large).differing(row("ACCEPTED", true, "pump-1", MESSAGE)))
        .containsExactly("authenticated", "device", "size_bytes", "message_sha256");
  }

  private static ArrivedRecord record(String key, byte[] value, boolean tick) {
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.US_ASCII);
    return new ArrivedRecord("muster.telemetry", 0, 5, APPENDED, bytes, value, tick);
  }

  private static RowFacts row(
      String verdict, boolean authenticated, String device, byte[] content) {
    return new RowFacts(
        APPENDED,
        verdict,
        authenticated,
        device,
        content == null ? 0 : content.length,
        content == null ? null : sha(content));
  }

  private static RecordFacts facts(ArrivedRecord record) {
    return RecordFacts.of(record, sha256());
  }

  private static byte[] sha(byte[] content) {
    return sha256().digest(content);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
