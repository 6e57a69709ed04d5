package dev.muster.audit.operator;

import dev.muster.audit.run.RunEvent;
import dev.muster.control.ControlOutcome;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.SectionDecision;
import dev.muster.detect.finding.Finding;
import dev.muster.remediate.CommandChange;
import dev.muster.verify.Verdict;
import dev.muster.verify.gap.GapRun;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where the audit streams end. Each is to be called at most once for a job; sinks write exactly
 * once with every completed checkpoint.
 */
public interface AuditSinks {

  /** Writes one row for each verdict, ticks included: one stream, so that they commit together. */
  void verdicts(DataStream<Verdict> verdicts);

  /** Writes one row for each run of missing sequence numbers. */
  void gaps(DataStream<GapRun> gaps);

  /**
   * Writes one row for each record of the registry topic: outcomes of other kinds go to {@link
   * #runs}.
   */
  void deviceChanges(DataStream<ControlOutcome> registryOutcomes);

  /** Writes one row for each event of the run log. */
  void runs(DataStream<RunEvent> events);

  /**
   * Writes one row for each opened section of a data class that policy lets be stored. To be called
   * once for each class, with the same stream: the writers are chained to what opens the sections.
   */
  void readings(String dataClass, DataStream<OpenedSection> opened);

  /** Writes one row for each aggregated answer of policy. */
  void decisions(DataStream<SectionDecision> decisions);

  /** Writes one row for each change of state of a finding. */
  void findings(DataStream<Finding> findings);

  /** Writes one row for each change of state of a command. */
  void commands(DataStream<CommandChange> changes);

  /** Ends the streams that were given. To be called once, after all of them. */
  void commitTogether();
}
