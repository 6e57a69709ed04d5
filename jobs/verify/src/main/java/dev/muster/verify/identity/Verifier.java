package dev.muster.verify.identity;

import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.trust.TrustBundle;
import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageType;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.gap.GapLog;
import dev.muster.verify.replay.RecentMarks;
import dev.muster.verify.replay.ReplayMark;
import dev.muster.verify.replay.ReplayStatus;
import java.util.List;
import java.util.Optional;

/**
 * Judges a message that is well-formed and well routed: from its device to its verdict.
 *
 * <p>The checks run in the order of {@link VerdictReason}, and the first failure is the verdict.
 * Until the signature has verified nothing changes but the device's budget of checks; after it, the
 * message marks the replay window <em>whatever its verdict</em>, or one refused during a suspension
 * could be replayed after it. Epochs out of reach have no window yet and are remembered apart.
 *
 * <p>A function of its arguments; as thread-safe as its signature check.
 */
public final class Verifier {
  private final VerifySettings settings;
  private final SignatureCheck signatures;

  /** A verifier with these settings. */
  public Verifier(VerifySettings settings, SignatureCheck signatures) {
    this.settings = settings;
    this.signatures = signatures;
  }

  /**
   * Judges one message.
   *
   * @param state the device's state, {@link DeviceState#EMPTY} if there is none
   * @param trust the trust bundle valid at its arrival, if there is any
   */
  public Judgement judge(DeviceState state, Candidate candidate, Optional<TrustBundle> trust) {
    long arrival = candidate.origin().arrival();
    Optional<DeviceRecord> device = state.versions().at(arrival);
    JudgedBy judgedBy = judgedBy(device, trust);
    Optional<DeviceKey> key = key(device, candidate);
    Optional<VerdictReason> unknown = unknown(device, key, candidate);
    if (unknown.isPresent()) {
      return refused(state, candidate.verdict(unknown.get(), judgedBy));
    }
    if (isOverloaded(state, device.orElseThrow(), candidate)) {
      Verdict overloaded = candidate.verdict(VerdictReason.OVERLOADED, judgedBy);
      return unchecked(state, device.orElseThrow(), candidate, overloaded);
    }
    if (!signatures.holds(candidate, key.orElseThrow())) {
      Plausibility plausibility = Plausibility.of(candidate, device.orElseThrow(), state, settings);
      DeviceState charged = state.with(state.failures().failed(plausibility, candidate.origin()));
      Verdict forged = candidate.verdict(VerdictReason.BAD_SIGNATURE, judgedBy);
      return doubted(charged, forged, device.orElseThrow(), false);
    }
    Optional<VerdictReason> standing =
        standing(device.orElseThrow(), key.orElseThrow(), candidate, trust);
    return authenticated(state, device.orElseThrow(), candidate, standing, judgedBy);
  }

  /** Costs nothing while no check of this second has failed. */
  private boolean isOverloaded(DeviceState state, DeviceRecord device, Candidate candidate) {
    return !state.failures().isUntouched(candidate.origin().arrival())
        && state
            .failures()
            .isSpent(
                Plausibility.of(candidate, device, state, settings),
                candidate.origin(),
                settings.limits().failedSignaturesPerSecond());
  }

  /** Whether the device spoke is not known where its signature could have proved it. */
  private Judgement unchecked(
      DeviceState state, DeviceRecord device, Candidate candidate, Verdict verdict) {
    boolean first =
        !state.failures().told()
            && state.sight(candidate.mark(), settings.limits().replay()) == ReplayStatus.NEW;
    DeviceState after = first ? state.with(state.failures().afterTelling()) : state;
    return doubted(after, verdict, device, first);
  }

  private static Judgement doubted(
      DeviceState state, Verdict verdict, DeviceRecord device, boolean unchecked) {
    boolean named = verdict.gateway() != null && verdict.gateway().equals(device.gateway());
    Doubt doubt = new Doubt(named ? verdict.gateway() : null, unchecked);
    return new Judgement(state, verdict, List.of(), null, doubt);
  }

  private Judgement authenticated(
      DeviceState state,
      DeviceRecord device,
      Candidate candidate,
      Optional<VerdictReason> standing,
      JudgedBy judgedBy) {
    ReplayMark mark = candidate.mark();
    ReplayStatus sighting = state.sight(mark, settings.limits().replay());
    VerdictReason reason = standing.orElseGet(() -> novelty(sighting, state, mark));
    Verdict verdict = candidate.verdict(reason, judgedBy);
    if (sighting != ReplayStatus.NEW) {
      DeviceState charged = state.with(state.failures().repeated(candidate.origin()));
      boolean jumped = sighting == ReplayStatus.EPOCH_JUMP;
      return refused(jumped ? charged.jump(mark) : charged, verdict);
    }
    GapLog gaps = new GapLog(mark.arrival(), device.device(), device.version());
    DeviceState marked = state.mark(mark, device, gaps, settings.limits().replay());
    return new Judgement(marked, verdict, gaps.runs(), device, null);
  }

  private static Optional<DeviceKey> key(Optional<DeviceRecord> device, Candidate candidate) {
    return device
        .filter(known -> known.status() != DeviceStatus.REMOVED)
        .flatMap(known -> known.key(candidate.message().kid()));
  }

  private static Optional<VerdictReason> unknown(
      Optional<DeviceRecord> device, Optional<DeviceKey> key, Candidate candidate) {
    if (device.isEmpty() || device.get().status() == DeviceStatus.REMOVED) {
      return Optional.of(VerdictReason.UNKNOWN_DEVICE);
    }
    if (key.isEmpty()) {
      return Optional.of(VerdictReason.UNKNOWN_KEY);
    }
    Optional<SignatureAlgorithm> claimed =
        SignatureAlgorithm.fromCose(candidate.message().algorithm());
    return claimed.filter(key.get().algorithm()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(VerdictReason.ALGORITHM_NOT_ALLOWED);
  }

  private Optional<VerdictReason> standing(
      DeviceRecord device, DeviceKey key, Candidate candidate, Optional<TrustBundle> trust) {
    DeviceMessage message = candidate.message();
    if (trust.isPresent() && trust.get().revokes(device.device(), key.kid())) {
      return Optional.of(VerdictReason.REVOKED);
    }
    if (!key.allows(message.type())) {
      return Optional.of(VerdictReason.KEY_USE_NOT_ALLOWED);
    }
    DeviceStatus status = device.statusAt(candidate.origin().arrival());
    if (status == DeviceStatus.SUSPENDED && !allowedInSuspension(message.type())) {
      return Optional.of(VerdictReason.DEVICE_SUSPENDED);
    }
    if (!device.hasClock()) {
      return Optional.empty();
    }
    return Freshness.check(
        message.issuedAt(), candidate.origin().arrival(), settings.limits().of(device.cohort()));
  }

  private static boolean allowedInSuspension(MessageType type) {
    return type == MessageType.ACKNOWLEDGEMENT || type == MessageType.ATTESTATION;
  }

  private VerdictReason novelty(ReplayStatus sighting, DeviceState state, ReplayMark mark) {
    return switch (sighting) {
      case NEW -> VerdictReason.ACCEPTED;
      case EPOCH_REGRESSED -> VerdictReason.EPOCH_REGRESSED;
      case EPOCH_JUMP -> VerdictReason.EPOCH_JUMP;
      case BELOW_WINDOW -> VerdictReason.OUT_OF_WINDOW;
      case SEEN -> repeated(state, mark);
    };
  }

  private VerdictReason repeated(DeviceState state, ReplayMark mark) {
    long oldest = mark.arrival() - settings.limits().replay().duplicateWithinMillis();
    RecentMarks marks = state.replay(mark.kid()).orElseThrow().marks();
    if (marks.contains(mark.digest(), oldest)) {
      return VerdictReason.DUPLICATE;
    }
    return marks.containsOther(mark.place(), mark.digest(), oldest)
        ? VerdictReason.NUMBER_REUSED
        : VerdictReason.REPLAYED;
  }

  private static JudgedBy judgedBy(Optional<DeviceRecord> device, Optional<TrustBundle> trust) {
    return new JudgedBy(
        device.map(DeviceRecord::cohort).orElse(null),
        device.map(DeviceRecord::version).orElse(JudgedBy.NONE),
        trust.map(TrustBundle::version).orElse(JudgedBy.NONE));
  }

  private static Judgement refused(DeviceState state, Verdict verdict) {
    return new Judgement(state, verdict, List.of(), null, null);
  }
}
