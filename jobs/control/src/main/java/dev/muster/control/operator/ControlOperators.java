package dev.muster.control.operator;

import dev.muster.control.ControlOutcome;
import dev.muster.control.approval.AcceptedApproval;
import dev.muster.control.bundle.AcceptedPolicy;
import dev.muster.control.bundle.AcceptedRules;
import dev.muster.control.registry.AcceptedDevice;
import dev.muster.control.root.PinnedRoot;
import dev.muster.control.trust.AcceptedTrust;
import dev.muster.message.ArrivedRecord;
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
      new OutputTag<>("control-outcomes", ControlTypes.OUTCOME);

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
   * Lays the operators of the registry topic.
   *
   * @param uid stored contract: the uids of the operators are it with {@code -screen} and {@code
   *     -gate} added
   */
  public static ControlStreams<AcceptedDevice> registry(
      ControlTopic topic, PinnedRoot root, String uid) {
    return lay(new ControlStage.Registry(), topic, root, uid, SOON_MILLIS);
  }

  /**
   * Lays the operators of the trust topic.
   *
   * @param uid stored contract: the uids of the operators are it with {@code -screen} and {@code
   *     -gate} added
   */
  public static ControlStreams<AcceptedTrust> trust(
      ControlTopic topic, PinnedRoot root, String uid) {
    return lay(new ControlStage.Trust(), topic, root, uid, AT_ONCE);
  }

  /**
   * Lays the operators of the policy topic.
   *
   * @param uid stored contract: the uids of the operators are it with {@code -screen} and {@code
   *     -gate} added
   */
  public static ControlStreams<AcceptedPolicy> policy(
      ControlTopic topic, PinnedRoot root, String uid) {
    return lay(new ControlStage.Policy(), topic, root, uid, AT_ONCE);
  }

  /**
   * Lays the operators of the rules topic.
   *
   * @param uid stored contract: the uids of the operators are it with {@code -screen} and {@code
   *     -gate} added
   */
  public static ControlStreams<AcceptedRules> rules(
      ControlTopic topic, PinnedRoot root, String uid) {
    return lay(new ControlStage.Rules(), topic, root, uid, AT_ONCE);
  }

  /**
   * Lays the operators of the approvals topic.
   *
   * @param uid stored contract: the uids of the operators are it with {@code -screen} and {@code
   *     -gate} added
   */
  public static ControlStreams<AcceptedApproval> approvals(
      ControlTopic topic, PinnedRoot root, String uid) {
    return lay(new ControlStage.Approvals(), topic, root, uid, AT_ONCE);
  }

  private static <T, A> ControlStreams<A> lay(
      ControlStage<T, A> stage, ControlTopic topic, PinnedRoot root, String uid, long sentAfter) {
    SingleOutputStreamOperator<AuthenticControl> authentic =
        topic
            .records()
            .process(new ControlScreen(stage, root, topic.partitions()))
            .returns(TypeInformation.of(AuthenticControl.class))
            .uid(uid + "-screen")
            .name(uid + "-screen")
            // As many as the source: spread over more, versions of one subject would overtake.
            .setParallelism(topic.records().getParallelism());
    SingleOutputStreamOperator<A> accepted =
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
