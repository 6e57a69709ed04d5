package dev.muster.decrypt.operator;

import dev.muster.control.bundle.AcceptedPolicy;
import dev.muster.decrypt.DecryptSettings;
import dev.muster.decrypt.OpenedSection;
import dev.muster.verify.VerifiedMessage;
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
 * verified messages ─► decrypt ─► opened sections ─► readings, detectors (chained)
 * policy ───────────────┘  └────► decisions
 * </pre>
 *
 * <p>Uids are stored contracts and belong to the job, so they are passed in.
 */
public final class DecryptOperators {
  private DecryptOperators() {}

  /**
   * Opens what policy lets this workload open. Side output: {@link DecryptOutputs#DECISIONS}.
   *
   * <p>What takes the opened sections must be chained: their serializer refuses to write them.
   *
   * @param verified verified messages, each on the subtask of its device, as verify hands them on:
   *     nothing is shuffled
   * @param policies accepted policy bundles; its watermark is that of the policy topic
   */
  public static SingleOutputStreamOperator<OpenedSection> decrypt(
      DataStream<VerifiedMessage> verified,
      DataStream<AcceptedPolicy> policies,
      DecryptSettings settings,
      String uid) {
    StreamExecutionEnvironment env = verified.getExecutionEnvironment();
    KeyedMultipleInputTransformation<OpenedSection> decrypt =
        new KeyedMultipleInputTransformation<>(
            "decrypt",
            new DecryptOperatorFactory(settings),
            DecryptTypes.OPENED_SECTION,
            verified.getParallelism(),
            Types.STRING);
    KeySelector<VerifiedMessage, String> device = one -> one.device().device();
    decrypt.addInput(verified.forward().getTransformation(), device);
    decrypt.addInput(policies.broadcast().getTransformation(), null);
    return new MultipleConnectedStreams(env).transform(decrypt).uid(uid);
  }
}
