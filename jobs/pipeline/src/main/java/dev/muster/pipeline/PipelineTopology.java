package dev.muster.pipeline;

import dev.muster.arrival.Tick;
import dev.muster.arrival.operator.ControlFrontier;
import dev.muster.audit.operator.AuditOperators;
import dev.muster.audit.operator.RunFacts;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.operator.ControlOperators;
import dev.muster.control.operator.ControlStage;
import dev.muster.control.operator.ControlStreams;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.root.PinnedRoot;
import dev.muster.control.root.RecipientKey;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.operator.DecryptOperators;
import dev.muster.decrypt.operator.DecryptStreams;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.operator.DetectInputs;
import dev.muster.detect.operator.Detected;
import dev.muster.detect.operator.Detectors;
import dev.muster.remediate.Intent;
import dev.muster.remediate.operator.RemediateOperators;
import dev.muster.remediate.operator.RemediateStreams;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.Verdict;
import dev.muster.verify.identity.Candidate;
import dev.muster.verify.operator.VerifyOperators;
import dev.muster.verify.operator.VerifyStreams;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From records to verdicts.
 *
 * <pre>
 * registry ─► gate ─► accepted devices ─┬─► frontier ─┐
 *               └─► outcomes ───────────┼─────────────┼────────────► device_changes
 * trust, ───► gate ─► accepted bundles ─┼─► frontier ─┤
 * policy        └─► outcomes ───────────┼─────────────┼─► run log ─► runs
 *                                       │             ▼      ▲
 * telemetry ─► screen ─► ticks ─────────┼──────► answer ticks│
 *                │         └────────────┼─────────────┼──────┘
 *                │                      ▼             ▼
 *                ├─► candidates ─────► verify ◄─ TICK verdicts
 *                ├─► verdicts ─────────► │ │ ├─► verdicts ─────────► verdicts
 *                │                       │ │ └─► gaps ─────────────► gaps
 *                └─► refused ────────────┼─┴───► refused ──────────► quarantine
 *                                        │
 *          ┌── contacts ◄────────────────┴──► verified messages, policies
 *          │                                       ▼
 *          │                                   decrypt ──► decisions ► decisions
 *          │                                       ├─► to store ─────► readings_CLASS
 *          │                                       ▼ opened
 *          ├─► detectors (registry, ticks, forgeries) ◄┘
 *          │                 └─► findings ───────────────────────────► findings
 *          ▼                        ▼
 *       answers ───────────────────────► remediate ──► changes ──────► commands
 *       rules, approvals ─► gate ──────────┤    └─► intents ─────────► intents topic
 *                             └─► frontier ┼─► verify, which tells the sources
 *       registry, progress of devices ─────┘
 * </pre>
 */
final class PipelineTopology {
  private final PinnedRoot root;
  private final PipelineSettings settings;
  private final RunFacts facts;

  PipelineTopology(PinnedRoot root, PipelineSettings settings, RunFacts facts) {
    this.root = root;
    this.settings = settings;
    this.facts = facts;
  }

  /** Lays the whole flow between the sources and the sinks. */
  void lay(PipelineSources sources, PipelineSinks sinks) {
    var registry =
        ControlOperators.lay(
            ControlStage.REGISTRY, sources.registry(), root, PipelineOperators.REGISTRY);
    var trust =
        ControlOperators.lay(ControlStage.TRUST, sources.trust(), root, PipelineOperators.TRUST);
    var policy =
        ControlOperators.lay(ControlStage.POLICY, sources.policy(), root, PipelineOperators.POLICY);
    var rules =
        ControlOperators.lay(ControlStage.RULES, sources.rules(), root, PipelineOperators.RULES);
    var approvals =
        ControlOperators.lay(
            ControlStage.APPROVALS, sources.approvals(), root, PipelineOperators.APPROVALS);
    var screened =
        VerifyOperators.screen(sources.telemetry(), settings.verify(), PipelineOperators.SCREEN);
    var ticks = screened.getSideOutput(VerifyStreams.TICKS);
    var control =
        new VerifyOperators.Control(
            registry.accepted(), trust.accepted(), policy.accepted(), decidable(rules, approvals));
    var answered = AuditOperators.tickVerdicts(ticks, judgeable(control));
    var verdicts = verify(screened, answered, control);

    var opened = open(verdicts);
    var detected = detect(verdicts, opened, registry, ticks);
    var findings = gathered(detected.findings());
    var intents =
        remediate(
            new RemediateOperators.Evidence(
                findings,
                verdicts.getSideOutput(VerifyStreams.CONTACTS),
                detected.progress().orElseThrow()),
            new RemediateOperators.Control(
                rules.accepted(), approvals.accepted(), registry.accepted()));
    var heard =
        screened
            .getSideOutput(VerifyStreams.HEARD)
            .union(
                registry.ticks(), trust.ticks(), policy.ticks(), rules.ticks(), approvals.ticks());
    var bundleOutcomes =
        trust.outcomes().union(policy.outcomes(), rules.outcomes(), approvals.outcomes());

    sinks.audit().verdicts(verdicts);
    sinks.audit().gaps(verdicts.getSideOutput(VerifyStreams.GAPS));
    sinks.audit().deviceChanges(registry.outcomes());
    sinks.audit().runs(AuditOperators.runLog(bundleOutcomes, heard, facts));
    var toStore = opened.getSideOutput(DecryptStreams.TO_STORE);
    for (RecipientKey recipient : root.document().recipients()) {
      sinks.audit().readings(recipient.dataClass(), toStore);
    }
    sinks.audit().decisions(opened.getSideOutput(DecryptStreams.DECISIONS));
    sinks.audit().findings(findings);
    sinks.audit().commands(intents.getSideOutput(RemediateStreams.CHANGES));
    sinks.audit().commitTogether();
    sinks.intents().accept(intents);
    sinks.quarantine().accept(allRefused(screened, verdicts));
  }

  private SingleOutputStreamOperator<Verdict> verify(
      SingleOutputStreamOperator<Candidate> screened,
      DataStream<Verdict> answered,
      VerifyOperators.Control control) {
    var judged = screened.getSideOutput(VerifyStreams.SCREENED).union(answered);
    return VerifyOperators.verify(
        new VerifyOperators.Evidence(screened, judged),
        control,
        settings.verify(),
        PipelineOperators.VERIFY);
  }

  /** Chained to verify, which has waited for the policies. */
  private SingleOutputStreamOperator<OpenedSection> open(
      SingleOutputStreamOperator<Verdict> verdicts) {
    return DecryptOperators.decrypt(
        verdicts.getSideOutput(VerifyStreams.FOR_DECRYPT),
        settings.decrypt(),
        PipelineOperators.DECRYPT);
  }

  private Detected detect(
      SingleOutputStreamOperator<Verdict> verdicts,
      DataStream<OpenedSection> opened,
      ControlStreams<DeviceRecord> registry,
      DataStream<Tick> ticks) {
    return Detectors.attach(
        new DetectInputs(
            verdicts.getSideOutput(VerifyStreams.CONTACTS),
            verdicts.getSideOutput(VerifyStreams.UNCHECKED),
            verdicts.getSideOutput(VerifyStreams.FORGERIES),
            opened,
            registry.accepted(),
            ticks,
            settings.verify().partitions()),
        settings.detect());
  }

  /** Findings are few and go two ways: from one task, both are chained to it. */
  private static DataStream<Finding> gathered(DataStream<Finding> findings) {
    return findings
        .map(finding -> finding)
        .returns(findings.getType())
        .name("findings")
        .uid(PipelineOperators.FINDINGS)
        .setParallelism(1);
  }

  private SingleOutputStreamOperator<Intent> remediate(
      RemediateOperators.Evidence evidence, RemediateOperators.Control control) {
    return RemediateOperators.remediate(
        evidence, control, settings.remediate(), PipelineOperators.REMEDIATE);
  }

  /** Up to which arrival the control topics allow records to be judged. */
  private static DataStream<Long> judgeable(VerifyOperators.Control control) {
    return ControlFrontier.of(control.registry(), PipelineOperators.REGISTRY_FRONTIER)
        .union(
            ControlFrontier.of(control.trust(), PipelineOperators.TRUST_FRONTIER),
            ControlFrontier.of(control.policy(), PipelineOperators.POLICY_FRONTIER));
  }

  /** Up to which arrival rules and approvals allow to decide what is commanded. */
  private static DataStream<Long> decidable(
      ControlStreams<TextBundle> rules, ControlStreams<Approval> approvals) {
    return ControlFrontier.of(rules.accepted(), PipelineOperators.RULES_FRONTIER)
        .union(ControlFrontier.of(approvals.accepted(), PipelineOperators.APPROVALS_FRONTIER));
  }

  private static DataStream<RefusedRecord> allRefused(
      SingleOutputStreamOperator<Candidate> screened,
      SingleOutputStreamOperator<Verdict> verdicts) {
    return verdicts
        .getSideOutput(VerifyStreams.REFUSED)
        .union(screened.getSideOutput(VerifyStreams.REFUSED));
  }
}
