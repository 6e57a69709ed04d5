package dev.muster.pipeline;

import dev.muster.audit.operator.AuditOperators;
import dev.muster.audit.operator.RunFacts;
import dev.muster.control.operator.ControlOperators;
import dev.muster.control.operator.ControlStreams;
import dev.muster.control.registry.AcceptedDevice;
import dev.muster.control.root.PinnedRoot;
import dev.muster.control.trust.AcceptedTrust;
import dev.muster.verify.Candidate;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.Tick;
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
 * registry ─► gate ─► accepted devices ─┐
 *               └─► outcomes ───────────┼──────────────────────────► device_changes
 * trust ────► gate ─► accepted bundles ─┤
 *               └─► outcomes ───────────┼────────► run log ────────► runs
 *                                       ▼             ▲
 * telemetry ─► screen ─► candidates ─► verify         │
 *                │                      ├─► verdicts ─┼─┬──────────► verdicts
 *                │                      ├─► gaps ─────┼─┼──────────► gaps
 *                │                      ├─► refused ──┼─┼─┬────────► quarantine
 *                │                      └─► watermark ┼─┼─┼─┐
 *                ├─► verdicts of the screen ──────────┼─┤ │ │
 *                ├─► refused by the screen ───────────┼─┼─┘ │
 *                └─► ticks ───────────────────────────┴─┼───┴► tick rows
 *                                                       └───────────┘
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
    var screened = VerifyOperators.screen(sources.telemetry(), verifying, PipelineOperators.SCREEN);
    var verdicts = verify(screened, registry, trust);
    var ticks = screened.getSideOutput(VerifyOutputs.TICKS);

    sinks.audit().verdicts(allVerdicts(screened, verdicts, ticks));
    sinks.audit().gaps(verdicts.getSideOutput(VerifyOutputs.GAPS));
    sinks.audit().deviceChanges(registry.outcomes());
    sinks.audit().runs(AuditOperators.runLog(trust.outcomes(), ticks, facts));
    sinks.quarantine().accept(allRefused(screened, verdicts));
  }

  private SingleOutputStreamOperator<Verdict> verify(
      DataStream<Candidate> candidates,
      ControlStreams<AcceptedDevice> registry,
      ControlStreams<AcceptedTrust> trust) {
    var control = new VerifyOperators.Control(registry.accepted(), trust.accepted());
    return VerifyOperators.verify(candidates, control, verifying, PipelineOperators.VERIFY);
  }

  /** One stream, so that a tick and the verdicts that it vouches for commit together. */
  private static DataStream<Verdict> allVerdicts(
      SingleOutputStreamOperator<Candidate> screened,
      SingleOutputStreamOperator<Verdict> verdicts,
      DataStream<Tick> ticks) {
    return verdicts.union(
        screened.getSideOutput(VerifyOutputs.SCREENED),
        AuditOperators.tickVerdicts(ticks, verdicts));
  }

  private static DataStream<RefusedRecord> allRefused(
      SingleOutputStreamOperator<Candidate> screened,
      SingleOutputStreamOperator<Verdict> verdicts) {
    return verdicts
        .getSideOutput(VerifyOutputs.REFUSED)
        .union(screened.getSideOutput(VerifyOutputs.REFUSED));
  }
}
