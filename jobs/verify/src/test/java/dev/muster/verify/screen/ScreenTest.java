package dev.muster.verify.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.arrival.Tick;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.KeyPartition;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageWriter;
import dev.muster.message.TopicPartitions;
import dev.muster.message.TopicPartitions.Growth;
import dev.muster.message.Unopened;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.identity.Candidate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private static final String DEVICE = "pump-1";
  private static final byte[] KEY = DEVICE.getBytes(StandardCharsets.US_ASCII);
  private static final int PARTITIONS = 4;
  private static final SigningKey SIGNING =
      SigningKey.derive(SignatureAlgorithm.ED25519, new byte[] {1});

  private final VerifySettings settings = VerifySettings.of("fleet-1", PARTITIONS);
  private final Screen screen = new Screen(settings, sha256());
  private final Outcomes outcomes = new Outcomes();

  @Test
  void passesAMessageThatIsWellFormedAndWellRouted() {
    byte[] message = message("fleet-1");
    screen.screen(record(enveloped(DEVICE, message)), outcomes);
    Candidate candidate = outcomes.passed.get(0);
    assertThat(candidate.device()).isEqualTo(DEVICE);
    assertThat(candidate.gateway()).isEqualTo("gate-1");
    assertThat(candidate.origin()).isEqualTo(new Origin("t", partition(), 7, 8));
    assertThat(candidate.messageSha256()).isEqualTo(sha256().digest(message));
  }

  @Test
  void takesATickForATick() {
    screen.screen(new ArrivedRecord("t", 1, 7, 8, null, null, true), outcomes);
    assertThat(outcomes.ticks).containsExactly(new Tick("t", 1, 7, 8));
  }

  @Test
  void refusesAValueLargerThanTheLimitUnread() {
    byte[] value = new byte[settings.limits().maxRecordBytes() + 1];
    Verdict verdict = refused(record(value));
    assertThat(verdict.reason()).isEqualTo(VerdictReason.TOO_LARGE);
    assertThat(verdict.sizeBytes()).isEqualTo(value.length);
    assertThat(verdict.messageSha256()).isEqualTo(sha256().digest(value));
  }

  @Test
  void countsOfWhatNobodyTookIntoMemoryWhatWasRead() {
    byte[] digest = sha256().digest(new byte[9]);
    Unopened bomb = new Unopened(Unopened.Cause.TOO_LARGE, 5, 900 << 20, 16 << 20, digest, 0);
    Verdict verdict = refused(unopened(bomb));
    assertThat(verdict.reason()).isEqualTo(VerdictReason.TOO_LARGE);
    assertThat(verdict.sizeBytes()).isEqualTo(16 << 20);
    assertThat(verdict.messageSha256()).isEqualTo(digest);
    assertThat(outcomes.records.get(0).unopened()).isEqualTo(bomb);
    assertThat(outcomes.records.get(0).detail())
        .isEqualTo(
            "the record is larger than the limit, it declares a value of 943718400 bytes, and a"
                + " key of 5, of which 16777216 were read");
  }

  @Test
  void readsNoMessageInTheBeginningOfWhatCannotBeUnpacked() {
    byte[] digest = sha256().digest();
    Verdict verdict =
        refused(unopened(new Unopened(Unopened.Cause.UNREADABLE, -1, -1, 0, digest, 2)));
    assertThat(verdict.reason()).isEqualTo(VerdictReason.MALFORMED);
    assertThat(verdict.device()).isNull();
    assertThat(outcomes.records.get(0).detail())
        .isEqualTo(
            "its batch can't be unpacked to its end; it stands for 2 more records behind it");
  }

  private static ArrivedRecord unopened(Unopened what) {
    return new ArrivedRecord("t", 1, 7, 8, KEY, enveloped(DEVICE, message(DEVICE)), false, 0, what);
  }

  @Test
  void refusesARecordWithoutValueThatIsNoTick() {
    Verdict verdict = refused(new ArrivedRecord("t", 1, 7, 8, KEY, null, false));
    assertThat(verdict.reason()).isEqualTo(VerdictReason.MALFORMED);
    assertThat(verdict.sizeBytes()).isZero();
    assertThat(outcomes.records.get(0).value()).isNull();
    assertThat(refused(record(new byte[0])).reason()).isEqualTo(VerdictReason.MALFORMED);
  }

  @Test
  void namesTheGatewayAndTheMessageThatTheEnvelopeHeld() {
    byte[] junk = {1, 2, 3};
    Verdict verdict = refused(record(enveloped(DEVICE, junk)));
    assertThat(verdict.reason()).isEqualTo(VerdictReason.MALFORMED);
    assertThat(verdict.device()).isNull();
    assertThat(verdict.gateway()).isEqualTo("gate-1");
    assertThat(verdict.sizeBytes()).isEqualTo(3);
    assertThat(verdict.messageSha256()).isEqualTo(sha256().digest(junk));
  }

  @Test
  void refusesAMessageForAnotherFleet() {
    Verdict verdict = refused(record(enveloped(DEVICE, message("fleet-2"))));
    assertThat(verdict.reason()).isEqualTo(VerdictReason.WRONG_FLEET);
    assertThat(verdict.device()).isEqualTo(DEVICE);
    assertThat(verdict.claims().sequence()).isEqualTo(3);
    assertThat(verdict.authenticated()).isFalse();
  }

  @Test
  void refusesAMessageInAnEnvelopeOfAnotherDevice() {
    Verdict verdict = refused(record(enveloped("pump-2", message("fleet-1"))));
    assertThat(verdict.reason()).isEqualTo(VerdictReason.MISROUTED);
    assertThat(verdict.device()).isEqualTo(DEVICE);
    assertThat(said()).contains("the envelope names another device");
  }

  @Test
  void refusesAMessageUnderAnotherKeyOrNone() {
    byte[] value = enveloped(DEVICE, message("fleet-1"));
    byte[] other = "pump-2".getBytes(StandardCharsets.US_ASCII);
    int place = KeyPartition.of(other, PARTITIONS);
    assertThat(refused(new ArrivedRecord("t", place, 7, 8, other, value, false)).reason())
        .isEqualTo(VerdictReason.MISROUTED);
    assertThat(said()).contains("the Kafka key is not the device id");
    assertThat(refused(new ArrivedRecord("t", partition(), 7, 8, null, value, false)).reason())
        .isEqualTo(VerdictReason.MISROUTED);
    assertThat(said()).contains("the Kafka key is not the device id");
  }

  @Test
  void takesAMessageWithoutAnEnvelopeAsBridgesHandItOn() {
    byte[] message = message("fleet-1");
    screen.screen(record(message), outcomes);
    screen.screen(record(enveloped(DEVICE, message)), outcomes);
    assertThat(outcomes.passed).hasSize(2);
    Candidate bare = outcomes.passed.get(0);
    assertThat(bare.gateway()).isNull();
    assertThat(bare.value()).isSameAs(message);
    assertThat(bare.mark()).isEqualTo(outcomes.passed.get(1).mark());
  }

  @Test
  void comparesTheKeyOfAMessageWithoutAnEnvelopeWithTheDeviceThatItNames() {
    byte[] message = message("fleet-1");
    byte[] other = "pump-2".getBytes(StandardCharsets.US_ASCII);
    int place = KeyPartition.of(other, PARTITIONS);
    assertThat(refused(new ArrivedRecord("t", place, 7, 8, other, message, false)).reason())
        .isEqualTo(VerdictReason.MISROUTED);
    assertThat(said()).contains("the Kafka key is not the device id");
    assertThat(refused(misrouted(message)).reason()).isEqualTo(VerdictReason.MISROUTED);
    assertThat(outcomes.records.get(0).value()).isSameAs(message);
    int wrong = (partition() + 1) % PARTITIONS;
    assertThat(refused(new ArrivedRecord("t", wrong, 7, 8, KEY, message, false)).reason())
        .isEqualTo(VerdictReason.MISROUTED);
    assertThat(refused(record(message("fleet-2"))).reason()).isEqualTo(VerdictReason.WRONG_FLEET);
    assertThat(refused(record(ofAnotherVersion("fleet-1"))).reason())
        .isEqualTo(VerdictReason.UNSUPPORTED_VERSION);
  }

  @Test
  void takesAMessageByTheFormerPartitionUntilAGrownTopicIsHandedOver() {
    TopicPartitions grown = new TopicPartitions(8, List.of(new Growth(4, 50)), 10);
    Screen after =
        new Screen(new VerifySettings(settings.fleet(), grown, settings.limits()), sha256());
    byte[] value = enveloped(DEVICE, message("fleet-1"));
    int now = grown.of(KEY);
    for (int partition = 0; partition < 8; partition++) {
      for (long arrival : new long[] {8, 55, 60}) {
        outcomes.passed.clear();
        after.screen(new ArrivedRecord("t", partition, 7, arrival, KEY, value, false), outcomes);
        boolean right = partition == now || (partition == now % 4 && arrival < 60);
        assertThat(outcomes.passed).hasSize(right ? 1 : 0);
      }
    }
  }

  @Test
  void saysWhatIsWrongWithAMessageWithoutAnEnvelope() {
    byte[] cut = Arrays.copyOf(message("fleet-1"), 60);
    assertThat(refused(record(cut)).reason()).isEqualTo(VerdictReason.MALFORMED);
    assertThat(said()).contains("the message cannot be read");
    byte[] untagged = Arrays.copyOfRange(message("fleet-1"), 1, message("fleet-1").length);
    assertThat(refused(record(untagged)).reason()).isEqualTo(VerdictReason.MALFORMED);
    assertThat(said()).contains("the envelope cannot be read");
  }

  @Test
  void refusesAMessageInAnotherPartitionThanItsKeys() {
    byte[] value = enveloped(DEVICE, message("fleet-1"));
    int wrong = (partition() + 1) % PARTITIONS;
    assertThat(refused(new ArrivedRecord("t", wrong, 7, 8, KEY, value, false)).reason())
        .isEqualTo(VerdictReason.MISROUTED);
    assertThat(said())
        .contains("stands in partition " + wrong)
        .contains("murmur2 of its key gives " + partition());
  }

  @Test
  void givesTheFirstFailureInTheOrderOfTheReasons() {
    byte[] garbage = new byte[settings.limits().maxRecordBytes() + 1];
    byte[] cutAndOfAnotherVersion = Arrays.copyOf(ofAnotherVersion("fleet-2"), 90);
    List<VerdictReason> reasons =
        List.of(
            refused(misrouted(garbage)).reason(),
            refused(misrouted(enveloped("pump-2", cutAndOfAnotherVersion))).reason(),
            refused(misrouted(enveloped("pump-2", ofAnotherVersion("fleet-2")))).reason(),
            refused(misrouted(enveloped("pump-2", message("fleet-2")))).reason(),
            refused(misrouted(enveloped("pump-2", message("fleet-1")))).reason());
    assertThat(reasons)
        .containsExactly(
            VerdictReason.TOO_LARGE,
            VerdictReason.MALFORMED,
            VerdictReason.UNSUPPORTED_VERSION,
            VerdictReason.WRONG_FLEET,
            VerdictReason.MISROUTED)
        .isSorted();
  }

  @Test
  void sendsTheBytesToQuarantineUntouched() {
    byte[] value = enveloped(DEVICE, message("fleet-2"));
    refused(record(value));
    RefusedRecord refused = outcomes.records.get(0);
    assertThat(refused.key()).isSameAs(KEY);
    assertThat(refused.value()).isSameAs(value);
    assertThat(refused.reason()).isEqualTo(VerdictReason.WRONG_FLEET);
  }

  @Property(tries = 2_000)
  void givesAnyBytesExactlyOneOutcome(@ForAll @Size(max = 300) byte[] value) {
    screen.screen(record(value), outcomes);
    assertThat(outcomes.count()).isEqualTo(1);
    outcomes.clear();
  }

  @Test
  void givesDamagedMessagesExactlyOneOutcome() {
    givesDamagedExactlyOneOutcome(enveloped(DEVICE, message("fleet-1")));
    givesDamagedExactlyOneOutcome(message("fleet-1"));
  }

  private void givesDamagedExactlyOneOutcome(byte[] value) {
    Random random = new Random(7);
    for (int trial = 0; trial < 10_000; trial++) {
      byte[] damaged = Arrays.copyOf(value, random.nextInt(value.length + 1));
      for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      screen.screen(record(damaged), outcomes);
      assertThat(outcomes.count()).isEqualTo(1);
      outcomes.clear();
    }
  }

  private Verdict refused(ArrivedRecord record) {
    outcomes.clear();
    screen.screen(record, outcomes);
    assertThat(outcomes.count()).isEqualTo(1);
    return outcomes.verdicts.get(0);
  }

  /** What the dead letter says of the last refusal. */
  private String said() {
    return outcomes.records.get(0).detail();
  }

  private static ArrivedRecord record(byte[] value) {
    return new ArrivedRecord("t", partition(), 7, 8, KEY, value, false);
  }

  /** Under no key, so that it is misrouted if nothing else is wrong with it. */
  private static ArrivedRecord misrouted(byte[] value) {
    return new ArrivedRecord("t", partition(), 7, 8, null, value, false);
  }

  private static byte[] ofAnotherVersion(String fleet) {
    byte[] message = message(fleet);
    String text = new String(message, StandardCharsets.ISO_8859_1);
    message[text.indexOf("-v1+cose") + 2] = '2';
    return message;
  }

  private static int partition() {
    return KeyPartition.of(KEY, PARTITIONS);
  }

  private static byte[] enveloped(String device, byte[] message) {
    return EnvelopeCodec.encode(device, "gate-1", 5L, message);
  }

  private static byte[] message(String fleet) {
    return new MessageWriter(fleet, new ReproducibleSigner(SIGNING))
        .write(new MessageHeader(DEVICE, 1, 2, 3), MessageBody.heartbeat());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Outcomes implements ScreenOutput {
    final List<Tick> ticks = new ArrayList<>();
    final List<Verdict> verdicts = new ArrayList<>();
    final List<RefusedRecord> records = new ArrayList<>();
    final List<Candidate> passed = new ArrayList<>();

    int count() {
      assertThat(records).hasSameSizeAs(verdicts);
      return ticks.size() + verdicts.size() + passed.size();
    }

    void clear() {
      ticks.clear();
      verdicts.clear();
      records.clear();
      passed.clear();
    }

    @Override
    public void ticked(Tick tick) {
      ticks.add(tick);
    }

    @Override
    public void refused(Verdict verdict, RefusedRecord record) {
      verdicts.add(verdict);
      records.add(record);
    }

    @Override
    public void passed(Candidate candidate) {
      passed.add(candidate);
    }
  }
}
