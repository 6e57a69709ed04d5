package dev.muster.audit.operator;

import dev.muster.verify.Tick;
import dev.muster.verify.Verdict;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Builds the audit stage. Uids given here are stored contracts. */
public final class AuditOperators {

  /** The uid of the operator that answers ticks; the one before it appends {@code -watermark}. */
  public static final String TICK_ROWS = "tick-rows";

  private AuditOperators() {}

  /**
   * Answers each tick with a {@code TICK} verdict once the watermark of {@code judged} has passed
   * it.
   *
   * @param ticks the ticks of the telemetry topic
   * @param judged the output of the verify stage, of which only the watermark is used
   */
  public static DataStream<Verdict> tickVerdicts(
      DataStream<Tick> ticks, SingleOutputStreamOperator<Verdict> judged) {
    DataStream<Verdict> watermarkOnly =
        judged
            .filter(verdict -> false)
            .setParallelism(judged.getParallelism())
            .name("watermark of verdicts")
            .uid(TICK_ROWS + "-watermark");
    return ticks
        .connect(watermarkOnly)
        .transform("answer ticks", TypeInformation.of(Verdict.class), new TickRows())
        .setParallelism(1)
        .setMaxParallelism(1)
        .uid(TICK_ROWS);
  }
}
