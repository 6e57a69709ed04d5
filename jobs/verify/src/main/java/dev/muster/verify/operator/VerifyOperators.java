package dev.muster.verify.operator;

import dev.muster.control.Accepted;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.trust.TrustBundle;
import dev.muster.message.ArrivedRecord;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.identity.Candidate;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.MultipleConnectedStreams;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.KeyedMultipleInputTransformation;

/**
 * Builds this stage.
 *
 * <pre>
 * telemetry ─► screen ─► candidates ─► verify ─► verdicts
 *                │                       ├─► gaps, refused
 * policy ────────┼──────────────────────►├─► verified, policy ─► decrypt
 *                ├─► ticks               └─► contacts ─► presence
 *                └─► screened, refused
 * </pre>
 *
 * <p>Uids are stored contracts and belong to the job, so they are passed in.
 */
public final class VerifyOperators {
  private VerifyOperators() {}

  /**
   * Sorts the records of the telemetry topic. Side outputs: {@link VerifyStreams#TICKS}, {@link
   * VerifyStreams#SCREENED}, {@link VerifyStreams#REFUSED}.
   */
  public static SingleOutputStreamOperator<Candidate> screen(
      DataStream<ArrivedRecord> telemetry, VerifySettings settings, String uid) {
    return telemetry
        .process(new ScreenFunction(settings))
        .returns(VerifyStreams.CANDIDATE)
        .uid(uid)
        .name("screen")
        // As many as the source: spread over more, messages of one device would overtake.
        .setParallelism(telemetry.getParallelism());
  }

  /**
   * Judges what passed the screen. Side outputs: {@link VerifyStreams#GAPS}, {@link
   * VerifyStreams#REFUSED}, {@link VerifyStreams#FOR_DECRYPT}, {@link VerifyStreams#CONTACTS}.
   */
  public static SingleOutputStreamOperator<Verdict> verify(
      Evidence evidence, Control control, VerifySettings settings, String uid) {
    DataStream<Candidate> candidates = evidence.candidates();
    StreamExecutionEnvironment env = candidates.getExecutionEnvironment();
    KeyedMultipleInputTransformation<Verdict> verify =
        new KeyedMultipleInputTransformation<>(
            "verify",
            VerifyOperator.factory(settings),
            VerifyStreams.VERDICT,
            env.getParallelism(),
            Types.STRING);
    KeySelector<Candidate, String> device = Candidate::device;
    KeySelector<Accepted<DeviceRecord>, String> registered =
        accepted -> accepted.content().device();
    verify.addInput(candidates.keyBy(device, Types.STRING).getTransformation(), device);
    verify.addInput(
        control.registry().keyBy(registered, Types.STRING).getTransformation(), registered);
    verify.addInput(control.trust().broadcast().getTransformation(), null);
    verify.addInput(control.policy().broadcast().getTransformation(), null);
    verify.addInput(evidence.judged().rebalance().getTransformation(), null);
    verify.addInput(control.decidable().broadcast().getTransformation(), null);
    return new MultipleConnectedStreams(env).transform(verify).uid(uid);
  }

  /**
   * What came in by the telemetry topic.
   *
   * @param candidates what passed the screen
   * @param judged verdicts that needed no device; they leave with the others, so that one chain of
   *     operators carries every verdict into its table and none crosses the network for it
   */
  public record Evidence(DataStream<Candidate> candidates, DataStream<Verdict> judged) {}

  /**
   * The control streams that this stage judges by, or waits for on behalf of the next.
   *
   * @param registry accepted device records; its watermark is that of the registry topic
   * @param trust accepted trust bundles; its watermark is that of the trust topic
   * @param policy accepted policy bundles; its watermark is that of the policy topic
   * @param decidable no elements; its watermark is the newest arrival by which rules and approvals
   *     let be decided what is commanded. Nothing here waits for it: the sources do
   */
  public record Control(
      DataStream<Accepted<DeviceRecord>> registry,
      DataStream<Accepted<TrustBundle>> trust,
      DataStream<Accepted<TextBundle>> policy,
      DataStream<Long> decidable) {}
}
