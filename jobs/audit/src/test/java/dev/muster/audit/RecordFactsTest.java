package dev.muster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.ArrivedRecord;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageWriter;
import dev.muster.message.Unopened;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.ProviderSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.EnvelopeCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordFactsTest {

  private static final long APPENDED = 1_700_000_000_000L;
  private static final long DEVICE_TIME = 1_700_000_000_000L;
  private static final SigningKey KEY =
      SigningKey.derive(SignatureAlgorithm.ED25519, new byte[] {1});
  private static final byte[] MESSAGE =
      new MessageWriter("fleet-1", new ProviderSigner(KEY, CryptoProvider.fastest()))
          .write(new MessageHeader("pump-1", 1_700_000_000L, 1, 7), MessageBody.heartbeat());
  private static final byte[] VALUE = EnvelopeCodec.encode("pump-1", "gateway-1", null, MESSAGE);

  private static final ClaimFacts CLAIMS = claims("gateway-1");

  private final ArrivedRecord accepted = record("pump-1", VALUE, false);

  @Test
  void agreesWithTheRowOfTheRecord() {
    assertThat(facts(accepted).differing(row("ACCEPTED", true, "pump-1", MESSAGE))).isEmpty();
    assertThat(facts(accepted).differing(row("BAD_SIGNATURE", false, "pump-1", MESSAGE))).isEmpty();
    assertThat(facts(record("pump-1", MESSAGE, false)))
        .as("a message without an envelope")
        .extracting(facts -> facts.differing(row("ACCEPTED", "pump-1", MESSAGE, claims(null))))
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
        .containsExactly(
            "verdict",
            "algorithm",
            "kid",
            "epoch",
            "seq",
            "device_time",
            "message_type",
            "gateway");
    assertThat(
            facts(accepted)
                .differing(
                    new RowFacts(
                        APPENDED - 1,
                        "ACCEPTED",
                        true,
                        "pump-1",
                        MESSAGE.length,
                        sha(MESSAGE),
                        CLAIMS)))
        .containsExactly("arrival");
  }

  @Test
  void namesTheClaimsThatWereChanged() {
    assertThat(
            claimed(
                new ClaimFacts("Ed25519", kid(), 2L, 7L, DEVICE_TIME, "heartbeat", "gateway-1")))
        .containsExactly("epoch");
    assertThat(
            claimed(
                new ClaimFacts("Ed25519", kid(), 1L, 8L, DEVICE_TIME, "heartbeat", "gateway-1")))
        .containsExactly("seq");
    assertThat(claimed(new ClaimFacts("ES256", "00", 1L, 7L, 0L, "telemetry", null)))
        .containsExactly("algorithm", "kid", "device_time", "message_type", "gateway");
    assertThat(claimed(ClaimFacts.NONE)).hasSize(7);
    assertThat(facts(accepted).differing(row("MALFORMED", "pump-1", MESSAGE, claims("gateway-9"))))
        .as("what an earlier version could not read has no claims, or those of the record")
        .contains("gateway");
  }

  @Test
  void holdsADeadLetterAgainstTheRowWithoutItsArrival() {
    byte[] other = VALUE.clone();
    other[other.length - 1]++;
    RowFacts row = row("BAD_SIGNATURE", false, "pump-1", MESSAGE);
    assertThat(facts(record(null, VALUE, false)).differingAsLetter(row)).isEmpty();
    assertThat(facts(record(null, other, false)).differingAsLetter(row))
        .containsExactly("message_sha256");
  }

  @Test
  void callsNoRecordAuthenticatedThatNamesNoDeviceByItsKey() {
    assertThat(
            facts(record("pump-2", VALUE, false))
                .differing(row("ACCEPTED", true, "pump-1", MESSAGE)))
        .containsExactly("authenticated");
    assertThat(
            facts(record("pump-1", new byte[] {1, 2}, false))
                .differing(row("ACCEPTED", "pump-1", new byte[] {1, 2}, ClaimFacts.NONE)))
        .containsExactly("authenticated", "device");
    assertThat(
            facts(record(null, null, true))
                .differing(row("ACCEPTED", "pump-1", MESSAGE, ClaimFacts.NONE)))
        .containsExactly("verdict", "authenticated", "device", "size_bytes", "message_sha256");
  }

  @Test
  void takesWhatAnEarlierVersionOrAnotherLimitCouldNotRead() {
    assertThat(facts(accepted).differing(row("TOO_LARGE", false, null, VALUE))).isEmpty();
    assertThat(facts(accepted).differing(row("MALFORMED", false, null, VALUE))).isEmpty();
    assertThat(facts(accepted).differing(row("MALFORMED", false, null, MESSAGE))).isEmpty();
    assertThat(
            facts(accepted)
                .differing(row("MALFORMED", "pump-1", MESSAGE, ClaimFacts.byGateway("gateway-1"))))
        .as("the message could not be read, and the envelope could")
        .isEmpty();
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
    RowFacts row =
        new RowFacts(APPENDED, "TOO_LARGE", false, null, 5_000_000, sha(VALUE), ClaimFacts.NONE);

    assertThat(facts(large).differing(row)).isEmpty();
    assertThat(facts(large).differing(row("ACCEPTED", "pump-1", MESSAGE, ClaimFacts.NONE)))
        .containsExactly("authenticated", "device", "size_bytes", "message_sha256");
  }

  private static ArrivedRecord record(String key, byte[] value, boolean tick) {
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.US_ASCII);
    return new ArrivedRecord("muster.telemetry", 0, 5, APPENDED, bytes, value, tick);
  }

  private List<String> claimed(ClaimFacts claims) {
    return facts(accepted).differing(row("ACCEPTED", "pump-1", MESSAGE, claims));
  }

  private static ClaimFacts claims(String gateway) {
    return new ClaimFacts("Ed25519", kid(), 1L, 7L, DEVICE_TIME, "heartbeat", gateway);
  }

  private static String kid() {
    return HexFormat.of().toHexDigits(KEY.kid());
  }

  private static RowFacts row(
      String verdict, boolean authenticated, String device, byte[] content) {
    boolean unread = Set.of("TICK", "MALFORMED", "TOO_LARGE").contains(verdict);
    return row(verdict, authenticated, device, content, unread ? ClaimFacts.NONE : CLAIMS);
  }

  private static RowFacts row(String verdict, String device, byte[] content, ClaimFacts claims) {
    return row(verdict, verdict.equals("ACCEPTED"), device, content, claims);
  }

  private static RowFacts row(
      String verdict, boolean authenticated, String device, byte[] content, ClaimFacts claims) {
    return new RowFacts(
        APPENDED,
        verdict,
        authenticated,
        device,
        content == null ? 0 : content.length,
        content == null ? null : sha(content),
        claims);
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
