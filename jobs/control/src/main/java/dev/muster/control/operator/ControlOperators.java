package dev.muster.control.operator;

import dev.muster.control.Accepted;
import dev.muster.control.ControlKind;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlOutcomeForm;
import dev.muster.control.root.PinnedRoot;
import dev.muster.message.ArrivedRecord;
import dev.muster.stored.serializer.StoredType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * Lays the operators of one control topic into a job.
 *
 * <pre>
 * topic ─► screen ─► by subject ─► gate ─► accepted, valid from append time + 2 s
 *            └────────────────────────┴──► outcomes, one per record
 * </pre>
 */
public final class ControlOperators {
  static final OutputTag<ControlOutcome> OUTCOMES =
      new OutputTag<>("control-outcomes", new StoredType<>(new ControlOutcomeForm()));

  static final OutputTag<ArrivedRecord> TICKS =
      new OutputTag<>("control-ticks", TypeInformation.of(ArrivedRecord.class));

  /**
   * How long what a control operator has produced may wait to be sent on, in milliseconds. Of
   * bundles and approvals there are few, and each is sent as it comes: a thread for each output
   * that looks for some would cost an idle instance more.
   */
  static final long AT_ONCE = 0;

  /**
   * Of devices there are many at a cold start. On its way their time waits twice, and with a tick a
   * second is told within the delay of control.
   */
  private static final long SOON_MILLIS = 500;

  private ControlOperators() {}

  /**
   * Lays the operators of one topic.
   *
   * @param uid stored contract: the uids of the operators are it with {@code -screen} and {@code
   *     -gate} added
   */
  public static <T> ControlStreams<T> lay(
      ControlStage<T> stage, ControlTopic topic, PinnedRoot root, String uid) {
    long sentAfter = stage.contents().kind() == ControlKind.REGISTRY ? SOON_MILLIS : AT_ONCE;
    SingleOutputStreamOperator<AuthenticControl> authentic =
        topic
            .records()
            .process(new ControlScreen(stage, root, topic.partitions()))
            .returns(TypeInformation.of(AuthenticControl.class))
            .uid(uid + "-screen")
            .name(uid + "-screen")
            // As many as the source: spread over more, versions of one subject would overtake.
            .setParallelism(topic.records().getParallelism());
    SingleOutputStreamOperator<Accepted<T>> accepted =
        bySubject(authentic)
            .process(new ControlGate<>(stage), stage.type())
            .uid(uid + "-gate")
            .name(uid + "-gate");
    if (authentic.getParallelism() == 1) {
      accepted.setParallelism(1);
    }
    authentic.setBufferTimeout(sentAfter);
    accepted.setBufferTimeout(sentAfter);
    return new ControlStreams<>(
        accepted,
        authentic.getSideOutput(OUTCOMES).union(accepted.getSideOutput(OUTCOMES)),
        authentic.getSideOutput(TICKS));
  }

  /** What one task reads stays in that task: there, every subject is its own. */
  private static KeyedStream<AuthenticControl, String> bySubject(
      SingleOutputStreamOperator<AuthenticControl> authentic) {
    return authentic.getParallelism() == 1
        ? DataStreamUtils.reinterpretAsKeyedStream(
            authentic, AuthenticControl::subject, Types.STRING)
        : authentic.keyBy(AuthenticControl::subject, Types.STRING);
  }
}
