package dev.muster.verify.identity;

import static dev.muster.verify.VerdictReason.ACCEPTED;
import static dev.muster.verify.VerdictReason.ALGORITHM_NOT_ALLOWED;
import static dev.muster.verify.VerdictReason.BAD_SIGNATURE;
import static dev.muster.verify.VerdictReason.DEVICE_SUSPENDED;
import static dev.muster.verify.VerdictReason.FROM_THE_FUTURE;
import static dev.muster.verify.VerdictReason.KEY_USE_NOT_ALLOWED;
import static dev.muster.verify.VerdictReason.NUMBER_REUSED;
import static dev.muster.verify.VerdictReason.REPLAYED;
import static dev.muster.verify.VerdictReason.REVOKED;
import static dev.muster.verify.VerdictReason.STALE;
import static dev.muster.verify.VerdictReason.UNKNOWN_DEVICE;
import static dev.muster.verify.VerdictReason.UNKNOWN_KEY;
import static dev.muster.verify.identity.Sent.NOON;
import static dev.muster.verify.identity.Sent.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.MessageType;
import dev.muster.message.TopicPartitions;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.verify.CohortLimits;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.MessageClaims;
import dev.muster.verify.ReplaySettings;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.VerifyLimits;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.replay.KeyReplay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifierTest {

  @Test
  void acceptsANewMessageOfADeviceInGoodStanding() {
    assertThat(Inspection.ofActiveDevice().reason(number(0))).isEqualTo(ACCEPTED);
  }

  @Test
  void provesTheSpeakerOfANewMessageWhateverItsVerdict() {
    Inspection inspection = Inspection.ofActiveDevice();
    assertThat(inspection.judged(number(0)).speaker()).isEqualTo(Registered.active(1));
    inspection.registered(NOON + 10, Registered.suspended(2));
    assertThat(inspection.judged(number(1).later(10)).speaker()).isEqualTo(Registered.suspended(2));
  }

  @Test
  void provesNoSpeakerOfAForgeryOrOfANumberSeenBefore() {
    Inspection inspection = Inspection.ofActiveDevice();
    inspection.judge(number(0));
    assertThat(inspection.judged(number(0).later(1)).speaker()).isNull();
    assertThat(inspection.judged(number(1).forged()).speaker()).isNull();
  }

  @Test
  void acceptsADeviceAgainFromTheMillisecondInWhichItsSuspensionEnds() {
    Inspection inspection = new Inspection().registered(0, Registered.suspendedUntil(1, NOON + 10));
    assertThat(inspection.reason(number(0).later(9))).isEqualTo(DEVICE_SUSPENDED);
    assertThat(inspection.reason(number(1).later(10))).isEqualTo(ACCEPTED);
  }

  @Test
  void doesNotKnowADeviceWithoutARecord() {
    Inspection inspection = new Inspection();
    assertThat(inspection.reason(number(0))).isEqualTo(UNKNOWN_DEVICE);
    assertThat(inspection.state).isSameAs(DeviceState.EMPTY);
  }

  @Test
  void doesNotKnowADeviceBeforeItsRecordIsValid() {
    Inspection inspection = new Inspection().registered(NOON, Registered.active(1));
    assertThat(inspection.reason(number(0).arriving(NOON - 1))).isEqualTo(UNKNOWN_DEVICE);
    assertThat(inspection.reason(number(0).arriving(NOON))).isEqualTo(ACCEPTED);
  }

  @Test
  void doesNotKnowARemovedDeviceButRemembersWhatItSent() {
    Inspection inspection = Inspection.ofActiveDevice();
    inspection.judge(number(0));
    inspection.registered(NOON + 10, Registered.removed(2));
    assertThat(inspection.reason(number(1).later(10))).isEqualTo(UNKNOWN_DEVICE);
    inspection.registered(NOON + 20, Registered.active(3));
    assertThat(inspection.reason(number(0).saying("again").later(20))).isEqualTo(NUMBER_REUSED);
    assertThat(inspection.reason(number(1).later(20))).isEqualTo(ACCEPTED);
  }

  @Test
  void doesNotKnowAKeyThatTheRecordDoesNotName() {
    Inspection inspection = Inspection.ofActiveDevice();
    assertThat(inspection.reason(number(0).signedWith(2))).isEqualTo(UNKNOWN_KEY);
    assertThat(inspection.signaturesChecked).isZero();
  }

  @Test
  void takesTheAlgorithmFromTheRegistryAndNotFromTheMessage() {
    Inspection inspection = Inspection.ofActiveDevice();
    Sent named = number(0).naming(SignatureAlgorithm.ED25519.coseLabel());
    assertThat(inspection.reason(named)).isEqualTo(ALGORITHM_NOT_ALLOWED);
    assertThat(inspection.reason(number(0).naming(-35))).isEqualTo(ALGORITHM_NOT_ALLOWED);
    assertThat(inspection.signaturesChecked).isZero();
  }

  @Test
  void takesBothLabelsOfAnAlgorithmAsTheSame() {
    Inspection inspection = Inspection.ofActiveDevice();
    Sent older = number(0).naming(SignatureAlgorithm.ES256.olderCoseLabel());
    assertThat(inspection.reason(older)).isEqualTo(ACCEPTED);
  }

  @Test
  void changesNothingButTheBudgetForABadSignature() {
    Inspection inspection = Inspection.ofActiveDevice();
    inspection.judge(number(0));
    List<KeyReplay> before = inspection.state.keys();
    assertThat(inspection.reason(number(9).forged())).isEqualTo(BAD_SIGNATURE);
    assertThat(inspection.state.keys()).isEqualTo(before);
    assertThat(inspection.state.failures().next()).isEqualTo(1);
    assertThat(inspection.reason(number(9))).isEqualTo(ACCEPTED);
  }

  @Test
  void refusesARevokedKeyOfThisDeviceAlone() {
    assertThat(Inspection.ofActiveDevice().revoked("pump-1", 1).reason(number(0)))
        .isEqualTo(REVOKED);
    assertThat(Inspection.ofActiveDevice().revoked("pump-2", 1).reason(number(0)))
        .isEqualTo(ACCEPTED);
    assertThat(Inspection.ofActiveDevice().revoked("pump-1", 2).reason(number(0)))
        .isEqualTo(ACCEPTED);
  }

  @Test
  void refusesATypeThatTheKeyMayNotSign() {
    Inspection inspection =
        new Inspection()
            .registered(
                0,
                Registered.record(
                    1,
                    DeviceStatus.ACTIVE,
                    true,
                    Registered.key(1, Set.of(MessageType.HEARTBEAT))));
    assertThat(inspection.reason(number(0))).isEqualTo(KEY_USE_NOT_ALLOWED);
    assertThat(inspection.reason(number(1).of(MessageType.HEARTBEAT))).isEqualTo(ACCEPTED);
  }

  @Test
  void letsASuspendedDeviceAcknowledgeAndAttestOnly() {
    Inspection inspection = new Inspection().registered(0, Registered.suspended(1));
    assertThat(inspection.reason(number(0))).isEqualTo(DEVICE_SUSPENDED);
    assertThat(inspection.reason(number(1).of(MessageType.HEARTBEAT))).isEqualTo(DEVICE_SUSPENDED);
    assertThat(inspection.reason(number(2).of(MessageType.ACKNOWLEDGEMENT))).isEqualTo(ACCEPTED);
    assertThat(inspection.reason(number(3).of(MessageType.ATTESTATION))).isEqualTo(ACCEPTED);
  }

  @Test
  void marksAMessageThatItRefusedDuringASuspension() {
    Inspection inspection =
        Inspection.ofActiveDevice()
            .registered(NOON + 10, Registered.suspended(2))
            .registered(NOON + 20, Registered.active(3));
    assertThat(inspection.reason(number(0).later(10))).isEqualTo(DEVICE_SUSPENDED);
    assertThat(inspection.reason(number(0).later(100_000))).isEqualTo(REPLAYED);
  }

  @Test
  void marksAMessageWhateverItsVerdict() {
    Inspection stale = Inspection.ofActiveDevice();
    assertThat(stale.reason(number(0).issued(0))).isEqualTo(STALE);
    assertThat(stale.reason(number(0).saying("fresh"))).isEqualTo(NUMBER_REUSED);

    Inspection revoked = Inspection.ofActiveDevice().revoked("pump-1", 1);
    assertThat(revoked.reason(number(0))).isEqualTo(REVOKED);
    revoked.trust = java.util.Optional.empty();
    assertThat(revoked.reason(number(0).later(60_001))).isEqualTo(REPLAYED);
  }

  @Test
  void comparesDeviceTimeWithArrivalUnderTheLimitsOfTheCohort() {
    VerifySettings settings =
        new VerifySettings(
            "fleet",
            TopicPartitions.of(4),
            new VerifyLimits(
                1_000,
                Set.of(),
                ReplaySettings.DEFAULT,
                10,
                CohortLimits.DEFAULT,
                Map.of("pumps", new CohortLimits(Duration.ofSeconds(60), Duration.ofSeconds(5))),
                10));
    Inspection inspection = new Inspection(settings).registered(0, Registered.active(1));
    long now = NOON / 1_000;
    assertThat(inspection.reason(number(0).issued(now - 60))).isEqualTo(ACCEPTED);
    assertThat(inspection.reason(number(1).issued(now - 61))).isEqualTo(STALE);
    assertThat(inspection.reason(number(2).issued(now + 5))).isEqualTo(ACCEPTED);
    assertThat(inspection.reason(number(3).issued(now + 6))).isEqualTo(FROM_THE_FUTURE);
  }

  @Test
  void doesNotAskADeviceWithoutAClockForTheTime() {
    Inspection inspection = new Inspection().registered(0, Registered.withoutClock(1));
    assertThat(inspection.reason(number(0).issued(0))).isEqualTo(ACCEPTED);
    assertThat(inspection.reason(number(1).issued((1L << 40) - 1))).isEqualTo(ACCEPTED);
  }

  @Test
  void givesTheFirstFailureInTheOrderOfTheReasons() {
    List<VerdictReason> reasons = new ArrayList<>();
    Sent wrong = number(0).naming(-35).issued((1L << 40) - 1).in(9_000).forged();
    reasons.add(new Inspection().reason(wrong));
    reasons.add(ordered().reason(wrong.signedWith(7)));
    reasons.add(ordered().reason(wrong));
    Sent named = wrong.naming(number(0).algorithm());
    Inspection overloaded = ordered();
    overloaded.state =
        overloaded.state.with(new FailureBudget(NOON / 1_000, -1_000_000, 99, 99, 99, 999, false));
    reasons.add(overloaded.reason(named));
    reasons.add(ordered().reason(named));
    Sent signed = named.saying("readings");
    reasons.add(ordered().reason(signed));
    reasons.add(ordered(MessageType.HEARTBEAT).reason(signed));
    reasons.add(ordered(MessageType.TELEMETRY).reason(signed));
    Inspection active = Inspection.ofActiveDevice();
    active.judge(number(0));
    reasons.add(active.reason(signed));
    reasons.add(active.reason(signed.issued(0)));
    reasons.add(active.reason(signed.issued(NOON / 1_000)));

    assertThat(reasons)
        .containsExactly(
            UNKNOWN_DEVICE,
            UNKNOWN_KEY,
            ALGORITHM_NOT_ALLOWED,
            VerdictReason.OVERLOADED,
            BAD_SIGNATURE,
            REVOKED,
            KEY_USE_NOT_ALLOWED,
            DEVICE_SUSPENDED,
            FROM_THE_FUTURE,
            STALE,
            VerdictReason.EPOCH_JUMP)
        .isSorted();
  }

  @Test
  void saysWhatItKnewWhenItRefused() {
    Verdict unknown = new Inspection().judge(number(0));
    assertThat(unknown.device()).isEqualTo("pump-1");
    assertThat(unknown.judgedBy()).isEqualTo(JudgedBy.NOTHING);

    Verdict verdict = Inspection.ofActiveDevice().revoked("pump-2", 1).judge(number(3));
    assertThat(verdict.judgedBy()).isEqualTo(new JudgedBy("pumps", 1, 3));
    assertThat(verdict.claims())
        .isEqualTo(new MessageClaims("ES256", 1, 5, 3, NOON / 1_000, "telemetry"));
    assertThat(verdict.gateway()).isEqualTo("gate-1");
    assertThat(verdict.authenticated()).isTrue();
  }

  /** A suspended device with a revoked key. */
  private static Inspection ordered() {
    return new Inspection().registered(0, Registered.suspended(1)).revoked("pump-1", 1);
  }

  /** A suspended device whose key may sign one type. */
  private static Inspection ordered(MessageType use) {
    return new Inspection()
        .registered(
            0, Registered.record(1, DeviceStatus.SUSPENDED, true, Registered.key(1, Set.of(use))));
  }
}
