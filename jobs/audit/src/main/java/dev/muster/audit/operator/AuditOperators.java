package dev.muster.audit.operator;

import dev.muster.arrival.Tick;
import dev.muster.audit.run.RunEvent;
import dev.muster.control.ControlOutcome;
import dev.muster.message.ArrivedRecord;
import dev.muster.verify.Verdict;
import dev.muster.verify.operator.VerifyStreams;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Builds the audit stage. Uids given here are stored contracts. */
public final class AuditOperators {

  /** The uid of the operator that answers ticks. */
  public static final String TICK_ROWS = "tick-rows";

  /** The uid of the operator that notes what happens to the job itself. */
  public static final String RUN_LOG = "run-log";

  private AuditOperators() {}

  /**
   * Answers each tick with a {@code TICK} verdict once everything that arrived up to it can have
   * been judged. The verdicts are to join the others <em>before</em> the verify stage: see {@link
   * TickRows}.
   *
   * @param ticks the ticks of the telemetry topic, with its watermark
   * @param judgeable carries no records; its watermark is the newest arrival that the control
   *     topics allow to be judged
   */
  public static DataStream<Verdict> tickVerdicts(
      DataStream<Tick> ticks, DataStream<Long> judgeable) {
    return ticks
        .connect(judgeable)
        .transform("answer ticks", VerifyStreams.VERDICT, new TickRows())
        .setParallelism(1)
        .setMaxParallelism(1)
        .uid(TICK_ROWS);
  }

  /**
   * Notes starts of the job, outcomes of control bundles and what happens to its inputs.
   *
   * @param bundleOutcomes outcomes of every control topic except the registry
   * @param ticks the ticks of every topic that is waited for
   * @param facts what the job knows of itself
   */
  public static DataStream<RunEvent> runLog(
      DataStream<ControlOutcome> bundleOutcomes, DataStream<ArrivedRecord> ticks, RunFacts facts) {
    return bundleOutcomes
        .connect(ticks)
        .transform("log the run", TypeInformation.of(RunEvent.class), new RunLog(facts))
        .setParallelism(1)
        .setMaxParallelism(1)
        .uid(RUN_LOG);
  }
}
