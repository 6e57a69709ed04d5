package dev.muster.verify.identity;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.trust.RevokedKey;
import dev.muster.control.trust.TrustBundle;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.gap.GapRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drives a {@link Verifier} over one device, as the operator does. */
final class Inspection {
  final List<GapRun> gaps = new ArrayList<>();
  DeviceState state = DeviceState.EMPTY;
  Optional<TrustBundle> trust = Optional.empty();
  int signaturesChecked;

  private final Verifier verifier;

  Inspection() {
    this(VerifySettings.of("fleet", 4));
  }

  Inspection(VerifySettings settings) {
    verifier =
        new Verifier(
            settings,
            (candidate, key) -> {
              signaturesChecked++;
              return !Sent.forged(candidate);
            });
  }

  static Inspection ofActiveDevice() {
    return new Inspection().registered(0, Registered.active(1));
  }

  Inspection registered(long validFrom, DeviceRecord record) {
    state = state.with(validFrom, record);
    return this;
  }

  Inspection revoked(String device, long kid) {
    trust = Optional.of(new TrustBundle(3, Long.MAX_VALUE, Set.of(new RevokedKey(device, kid))));
    return this;
  }

  Verdict judge(Sent sent) {
    return judged(sent).verdict();
  }

  Judgement judged(Sent sent) {
    return judged(sent.candidate());
  }

  Judgement judged(Candidate candidate) {
    Judgement judgement = verifier.judge(state, candidate, trust);
    state = judgement.state();
    gaps.addAll(judgement.gaps());
    return judgement;
  }

  VerdictReason reason(Sent sent) {
    return judge(sent).reason();
  }
}
