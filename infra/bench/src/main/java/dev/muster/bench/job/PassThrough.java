package dev.muster.bench.job;

import dev.muster.arrival.Origin;
import dev.muster.message.ArrivedRecord;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.MessageClaims;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reads and writes one value of state and fills every column that a verdict fills, with values that
 * are as hard to compress, but looks at nothing: the message is neither parsed nor hashed.
 */
final class PassThrough extends KeyedProcessFunction<String, ArrivedRecord, Verdict> {
  private static final int DIGEST_BYTES = 32;
  private static final JudgedBy JUDGED_BY = new JudgedBy("bench", 1, JudgedBy.NONE);

  private transient ValueState<Long> seen;

  @Override
  public void open(OpenContext context) {
    seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.LONG));
  }

  @Override
  public void processElement(ArrivedRecord record, Context context, Collector<Verdict> out)
      throws Exception {
    Long before = seen.value();
    long number = before == null ? 0 : before + 1;
    seen.update(number);
    out.collect(verdict(record, context.getCurrentKey(), number));
  }

  private static Verdict verdict(ArrivedRecord record, String device, long number) {
    byte[] value = Objects.requireNonNull(record.value(), "the load has no record without a value");
    return new Verdict(
        new Origin(record.topic(), record.partition(), record.offset(), record.arrival()),
        VerdictReason.ACCEPTED,
        device,
        null,
        value.length,
        Arrays.copyOfRange(value, value.length - DIGEST_BYTES, value.length),
        new MessageClaims(
            "ES256", device.hashCode(), 0, number, record.arrival() / 1000, "telemetry"),
        JUDGED_BY);
  }
}
