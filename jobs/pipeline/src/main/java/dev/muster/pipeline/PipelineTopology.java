package dev.muster.pipeline;

import dev.muster.audit.operator.AuditOperators;
import dev.muster.audit.operator.RunFacts;
import dev.muster.control.operator.ControlFrontier;
import dev.muster.control.operator.ControlOperators;
import dev.muster.control.operator.ControlStreams;
import dev.muster.control.registry.AcceptedDevice;
import dev.muster.control.root.PinnedRoot;
import dev.muster.control.trust.AcceptedTrust;
import dev.muster.verify.Candidate;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.operator.VerifyOperators;
import dev.muster.verify.operator.VerifyOutputs;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From records to verdicts.
 *
 * <pre>
 * registry ─► gate ─► accepted devices ─┬─► frontier ─┐
 *               └─► outcomes ───────────┼─────────────┼────────────► device_changes
 * trust ────► gate ─► accepted bundles ─┼─► frontier ─┤
 *               └─► outcomes ───────────┼─────────────┼─► run log ─► runs
 *                                       │             ▼      ▲
 * telemetry ─► screen ─► ticks ─────────┼──────► answer ticks│
 *                │         └────────────┼─────────────┼──────┘
 *                │                      ▼             ▼
 *                ├─► candidates ─────► verify ◄─ TICK verdicts
 *                ├─► verdicts ─────────► │ │ ├─► verdicts ─────────► verdicts
 *                │                         │ └─► gaps ─────────────► gaps
 *                └─► refused ──────────────┴───► refused ──────────► quarantine
 * </pre>
 */
final class PipelineTopology {
  private final PinnedRoot root;
  private final VerifySettings verifying;
  private final RunFacts facts;

  /**
   * @param root who may sign control records
   * @param verifying limits of verification
   * @param facts what the job knows of itself
   */
  PipelineTopology(PinnedRoot root, VerifySettings verifying, RunFacts facts) {
    this.root = root;
    this.verifying = verifying;
    this.facts = facts;
  }

  /** Lays the whole flow between the sources and the sinks. */
  void lay(PipelineSources sources, PipelineSinks sinks) {
    var registry = ControlOperators.registry(sources.registry(), root, PipelineOperators.REGISTRY);
    var trust = ControlOperators.trust(sources.trust(), root, PipelineOperators.TRUST);
    var policy = ControlOperators.policy(sources.policy(), root, PipelineOperators.POLICY);
    var rules = ControlOperators.rules(sources.rules(), root, PipelineOperators.RULES);
    var approvals =
        ControlOperators.approvals(sources.approvals(), root, PipelineOperators.APPROVALS);
    var screened = VerifyOperators.screen(sources.telemetry(), verifying, PipelineOperators.SCREEN);
    var ticks = screened.getSideOutput(VerifyOutputs.TICKS);
    var answered = AuditOperators.tickVerdicts(ticks, judgeable(registry, trust));
    var verdicts = verify(screened, answered, registry, trust);

    var bundleOutcomes =
        trust.outcomes().union(policy.outcomes(), rules.outcomes(), approvals.outcomes());

    sinks.audit().verdicts(verdicts);
    sinks.audit().gaps(verdicts.getSideOutput(VerifyOutputs.GAPS));
    sinks.audit().deviceChanges(registry.outcomes());
    sinks.audit().runs(AuditOperators.runLog(bundleOutcomes, ticks, facts));
    sinks.quarantine().accept(allRefused(screened, verdicts));
  }

  private SingleOutputStreamOperator<Verdict> verify(
      SingleOutputStreamOperator<Candidate> screened,
      DataStream<Verdict> answered,
      ControlStreams<AcceptedDevice> registry,
      ControlStreams<AcceptedTrust> trust) {
    var judged = screened.getSideOutput(VerifyOutputs.SCREENED).union(answered);
    return VerifyOperators.verify(
        new VerifyOperators.Evidence(screened, judged),
        new VerifyOperators.Control(registry.accepted(), trust.accepted()),
        verifying,
        PipelineOperators.VERIFY);
  }

  /** Up to which arrival the control topics allow records to be judged. */
  private static DataStream<Long> judgeable(
      ControlStreams<AcceptedDevice> registry, ControlStreams<AcceptedTrust> trust) {
    return ControlFrontier.of(registry.accepted(), PipelineOperators.REGISTRY_FRONTIER)
        .union(ControlFrontier.of(trust.accepted(), PipelineOperators.TRUST_FRONTIER));
  }

  private static DataStream<RefusedRecord> allRefused(
      SingleOutputStreamOperator<Candidate> screened,
      SingleOutputStreamOperator<Verdict> verdicts) {
    return verdicts
        .getSideOutput(VerifyOutputs.REFUSED)
        .union(screened.getSideOutput(VerifyOutputs.REFUSED));
  }
}
