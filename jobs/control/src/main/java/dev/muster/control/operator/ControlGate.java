package dev.muster.control.operator;

import dev.muster.arrival.ControlTime;
import dev.muster.control.Accepted;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlOutcome.Origin;
import dev.muster.control.ControlResult;
import dev.muster.control.Precedence;
import dev.muster.control.registry.DeviceRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Lets through the authentic control records whose version is newer than every one before of the
 * same subject. An equal version is refused even when the bytes are the same: nothing would change,
 * and a version means one content. A standing must follow the record that it is put over, by {@link
 * Precedence}.
 *
 * <p>Output: accepted contents with the time they are valid from. Side output {@link
 * ControlOperators#OUTCOMES}: one outcome for every record. Called on the task thread only.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
public final class ControlGate<T>
    extends KeyedProcessFunction<String, AuthenticControl, Accepted<T>> {
  /**
   * The newest version applied to a subject. Bound: 8 bytes for each device or bundle that a key of
   * the right role ever signed for. End of life: none, on purpose: were it forgotten, even of a
   * device long removed, an old record replayed into the topic would be in force again.
   */
  static final ValueStateDescriptor<Long> NEWEST_VERSION =
      new ValueStateDescriptor<>("newest-version", Types.LONG);

  /**
   * The registrar's record that a device's newest version rests on: its version, 8 bytes, and its
   * SHA-256. Bound: 40 bytes for each device, none for a bundle. End of life: none, as {@link
   * #NEWEST_VERSION}. None for a device of which no record came since standings have a key of their
   * own: its newest version is the registrar's then.
   */
  static final ValueStateDescriptor<byte[]> BASIS =
      new ValueStateDescriptor<>("basis", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private final ControlStage<T> stage;
  private transient ValueState<Long> newestVersion;
  private transient ValueState<byte[]> basis;

  ControlGate(ControlStage<T> stage) {
    this.stage = stage;
  }

  @Override
  public void open(OpenContext context) {
    newestVersion = getRuntimeContext().getState(NEWEST_VERSION);
    basis = getRuntimeContext().getState(BASIS);
  }

  @Override
  public void processElement(AuthenticControl record, Context context, Collector<Accepted<T>> out)
      throws Exception {
    Precedence inForce = inForce();
    Optional<Precedence.Refusal> refusal =
        inForce == null ? Optional.empty() : inForce.refuses(record.precedence());
    if (refusal.isPresent()) {
      context.output(ControlOperators.OUTCOMES, refused(record, refusal.get()));
      return;
    }
    keep(record.precedence());
    T content = stage.read(record.content());
    long validFrom = ControlTime.validFrom(record.arrival());
    context.output(
        ControlOperators.OUTCOMES,
        applied(record, validFrom, content instanceof DeviceRecord device ? device : null));
    out.collect(new Accepted<>(validFrom, content));
  }

  /** What is in force of the subject; null before the first. */
  private @Nullable Precedence inForce() throws IOException {
    Long newest = newestVersion.value();
    if (newest == null) {
      return null;
    }
    byte[] rests = basis.value();
    return rests == null
        ? Precedence.of(newest)
        : new Precedence(
            newest,
            ByteBuffer.wrap(rests).getLong(),
            Arrays.copyOfRange(rests, Long.BYTES, rests.length));
  }

  private void keep(Precedence applied) throws IOException {
    newestVersion.update(applied.version());
    byte[] sha256 = applied.basisSha256();
    if (sha256.length > 0) {
      basis.update(
          ByteBuffer.allocate(Long.BYTES + sha256.length)
              .putLong(applied.basis())
              .put(sha256)
              .array());
    }
  }

  private ControlOutcome applied(
      AuthenticControl record, long validFrom, @Nullable DeviceRecord device) {
    return outcome(record, ControlResult.APPLIED, "", validFrom, device);
  }

  private ControlOutcome refused(AuthenticControl record, Precedence.Refusal refusal) {
    return outcome(record, refusal.result(), refusal.detail(), ControlOutcome.UNKNOWN, null);
  }

  private ControlOutcome outcome(
      AuthenticControl record,
      ControlResult result,
      String detail,
      long validFrom,
      @Nullable DeviceRecord device) {
    return new ControlOutcome(
        stage.contents().kind(),
        result,
        detail,
        new Origin(record.topic(), record.partition(), record.offset(), record.arrival()),
        record.subject(),
        record.version(),
        validFrom,
        record.kid(),
        device);
  }
}
