package dev.muster.simulator;

import dev.muster.arrival.ControlTime;
import dev.muster.arrival.Tick;
import dev.muster.arrival.TimedVersions;
import dev.muster.control.Authentication;
import dev.muster.control.ControlAuthenticator;
import dev.muster.control.ControlContents;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.trust.TrustBundle;
import dev.muster.detect.finding.Finding;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.MessageVerifier;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.schemas.Topics;
import dev.muster.simulator.truth.Comparison;
import dev.muster.simulator.truth.GapModel;
import dev.muster.simulator.truth.SectionTruth;
import dev.muster.simulator.truth.Truth;
import dev.muster.verify.Contact;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.gap.GapRun;
import dev.muster.verify.identity.Candidate;
import dev.muster.verify.identity.DeviceState;
import dev.muster.verify.identity.Judgement;
import dev.muster.verify.identity.Verifier;
import dev.muster.verify.screen.Screen;
import dev.muster.verify.screen.ScreenOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pipeline's rules without the pipeline: records in order, one at a time. */
final class RulesJudge {
  static final List<String> JUDGED =
      List.of(Topics.TELEMETRY, Topics.REGISTRY, Topics.TRUST, Topics.POLICY, Topics.RULES);

  private final Map<String, Comparison> comparisons = new HashMap<>();
  private final Map<String, DeviceState> devices = new HashMap<>();
  private final Map<String, Long> newest = new HashMap<>();
  private final Map<DeviceKey, PublicVerificationKey> keys = new HashMap<>();
  private final List<GapModel.Gap> gaps = new ArrayList<>();
  private final Detectors detectors = new Detectors();
  private final SectionJudge sections = new SectionJudge(detectors);
  private final CryptoProvider provider = CryptoProvider.fastest();
  private final MessageVerifier signatures = new MessageVerifier(provider, TestRoot.FLEET);
  private final ControlAuthenticator<DeviceRecord> registry =
      new ControlAuthenticator<>(TestRoot.document(), ControlContents.REGISTRY, provider);
  private final ControlAuthenticator<TrustBundle> trustee =
      new ControlAuthenticator<>(TestRoot.document(), ControlContents.TRUST, provider);
  private final VerifySettings settings = VerifySettings.of(TestRoot.FLEET, VirtualLog.PARTITIONS);
  private final Screen screen = new Screen(settings, provider.sha256());
  private final Verifier verifier =
      new Verifier(
          settings, (candidate, key) -> signatures.verify(candidate.message(), parsed(key)));
  private final ControlAuthenticator<TextBundle> policies =
      new ControlAuthenticator<>(TestRoot.document(), ControlContents.POLICY, provider);
  private final ControlAuthenticator<TextBundle> rules =
      new ControlAuthenticator<>(TestRoot.document(), ControlContents.RULES, provider);
  private TimedVersions<TrustBundle> trust = TimedVersions.none();

  RulesJudge(Truth truth) {
    for (String topic : JUDGED) {
      comparisons.put(topic, new Comparison(topic, truth.ledger(topic)));
    }
  }

  void judge(ArrivedRecord record) {
    switch (record.topic()) {
      case Topics.TELEMETRY -> screen.screen(record, new Output());
      case Topics.REGISTRY -> control(record, registry.authenticate(record));
      case Topics.TRUST -> control(record, trustee.authenticate(record));
      case Topics.POLICY -> control(record, policies.authenticate(record));
      case Topics.RULES -> control(record, rules.authenticate(record));
      default -> {}
    }
  }

  Comparison.Result result(String topic) {
    return comparisons.get(topic).result();
  }

  Map<SectionTruth.Answer, Long> sections() {
    return sections.outcomes();
  }

  List<Finding> findings() {
    return detectors.findings();
  }

  List<GapModel.Gap> gaps() {
    return gaps;
  }

  private <T> void control(ArrivedRecord record, Authentication<T> authentication) {
    observe(
        record,
        authentication.fold(
            authentic -> apply(record, authentic), refused -> refused.result().name()));
  }

  private <T> String apply(ArrivedRecord record, Authentication.Authentic<T> authentic) {
    if (authentic.version() <= newest.getOrDefault(authentic.subject(), 0L)) {
      return "OLDER_VERSION";
    }
    newest.put(authentic.subject(), authentic.version());
    long validFrom = ControlTime.validFrom(record.arrival());
    if (authentic.content() instanceof DeviceRecord device) {
      devices.merge(
          device.device(),
          DeviceState.EMPTY.with(validFrom, device),
          (known, added) -> known.with(validFrom, device));
    } else if (authentic.content() instanceof TrustBundle bundle) {
      trust = trust.with(validFrom, bundle);
    }
    return "APPLIED";
  }

  private void observe(ArrivedRecord record, String outcome) {
    comparisons.get(record.topic()).observed(record.partition(), record.offset(), outcome);
  }

  private PublicVerificationKey parsed(DeviceKey key) {
    return keys.computeIfAbsent(
        key,
        unread -> {
          try {
            return PublicVerificationKey.fromSpki(unread.algorithm(), unread.spki(), provider);
          } catch (UnusableKeyException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private final class Output implements ScreenOutput {
    @Override
    public void ticked(Tick tick) {
      throw new AssertionError("The fleet sends no ticks");
    }

    @Override
    public void refused(Verdict verdict, RefusedRecord record) {
      observe(verdict);
    }

    @Override
    public void passed(Candidate candidate) {
      DeviceState state = devices.getOrDefault(candidate.device(), DeviceState.EMPTY);
      Judgement judgement =
          verifier.judge(state, candidate, trust.at(candidate.origin().arrival()));
      devices.put(candidate.device(), judgement.state());
      observe(judgement.verdict());
      if (judgement.speaker() != null) {
        Contact contact = candidate.contact(judgement);
        detectors.spoke(contact);
        if (contact.verdict() == VerdictReason.ACCEPTED) {
          sections.judge(contact, candidate.message());
        }
      }
      for (GapRun run : judgement.gaps()) {
        gaps.add(
            new GapModel.Gap(
                run.device(), run.kid(), run.epoch(), run.firstSequence(), run.lastSequence()));
      }
    }

    private void observe(Verdict verdict) {
      comparisons
          .get(Topics.TELEMETRY)
          .observed(
              verdict.origin().partition(), verdict.origin().offset(), verdict.reason().wireName());
    }
  }
}
