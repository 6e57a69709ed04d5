package dev.muster.decrypt.operator;

import dev.muster.decrypt.DecryptSettings;
import dev.muster.decrypt.OpenedSection;
import dev.muster.verify.DecryptInput;
import dev.muster.verify.VerifiedMessage;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Builds this stage.
 *
 * <pre>
 * policies, verified messages ─► decrypt ─► opened sections ─► detectors (chained)
 *                                 │   └───► those to be stored ─► readings (chained)
 *                                 └───────► decisions
 * </pre>
 *
 * <p>Uids are stored contracts and belong to the job, so they are passed in.
 */
public final class DecryptOperators {
  private DecryptOperators() {}

  /**
   * Opens what policy lets this workload open. Side outputs: {@link DecryptStreams#TO_STORE} and
   * {@link DecryptStreams#DECISIONS}.
   *
   * <p>What takes the opened sections must be chained: their serializer refuses to write them.
   *
   * @param told verified messages, each on the subtask of its device, as verify hands them on, and
   *     before them the policies that they are opened by, on every subtask: nothing is shuffled,
   *     and with verify it is one chain
   */
  public static SingleOutputStreamOperator<OpenedSection> decrypt(
      DataStream<DecryptInput> told, DecryptSettings settings, String uid) {
    return DataStreamUtils.reinterpretAsKeyedStream(told, new DeviceKey(), Types.STRING)
        .transform("decrypt", DecryptStreams.OPENED_SECTION, DecryptOperator.factory(settings))
        .setParallelism(told.getParallelism())
        .uid(uid);
  }

  /** The device of a message. Never asked for that of a policy. */
  private static final class DeviceKey implements KeySelector<DecryptInput, String> {
    @Override
    public String getKey(DecryptInput told) {
      return ((VerifiedMessage) told).device().device();
    }
  }
}
