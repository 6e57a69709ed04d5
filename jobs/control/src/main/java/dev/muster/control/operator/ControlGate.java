package dev.muster.control.operator;

import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlOutcome.Origin;
import dev.muster.control.ControlResult;
import dev.muster.control.ControlTime;
import dev.muster.control.registry.DeviceRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets through the authentic control records whose version is newer than every one before of the
 * same subject. An equal version is refused even when the bytes are the same: nothing would change,
 * and a version means one content.
 *
 * <p>Output: accepted contents with the time they are valid from. Side output {@link
 * ControlOperators#OUTCOMES}: one outcome for every record. Called on the task thread only.
 *
 * @param <T> the content
 * @param <A> the content with the time it is valid from
 */
public final class ControlGate<T, A> extends KeyedProcessFunction<String, AuthenticControl, A> {
  private static final long serialVersionUID = 1L;

  /**
   * The newest version applied to a subject. Bound: 8 bytes for each device or bundle that a key of
   * the right role ever signed for. End of life: none, on purpose: were it forgotten, even of a
   * device long removed, an old record replayed into the topic would be in force again.
   */
  static final ValueStateDescriptor<Long> NEWEST_VERSION =
      new ValueStateDescriptor<>("newest-version", Types.LONG);

  private final ControlStage<T, A> stage;
  private transient ValueState<Long> newestVersion;

  ControlGate(ControlStage<T, A> stage) {
    this.stage = stage;
  }

  @Override
  public void open(OpenContext context) {
    newestVersion = getRuntimeContext().getState(NEWEST_VERSION);
  }

  @Override
  public void processElement(AuthenticControl record, Context context, Collector<A> out)
      throws Exception {
    Long newest = newestVersion.value();
    if (newest != null && record.version() <= newest) {
      context.output(ControlOperators.OUTCOMES, refused(record, newest));
      return;
    }
    newestVersion.update(record.version());
    T content = stage.read(record.content());
    long validFrom = ControlTime.validFrom(record.arrival());
    context.output(ControlOperators.OUTCOMES, applied(record, validFrom, stage.device(content)));
    out.collect(stage.accepted(validFrom, content));
  }

  private ControlOutcome applied(AuthenticControl record, long validFrom, DeviceRecord device) {
    return outcome(record, ControlResult.APPLIED, "", validFrom, device);
  }

  private ControlOutcome refused(AuthenticControl record, long newest) {
    String detail = "its version is not newer than " + newest;
    return outcome(record, ControlResult.OLDER_VERSION, detail, ControlOutcome.UNKNOWN, null);
  }

  private ControlOutcome outcome(
      AuthenticControl record,
      ControlResult result,
      String detail,
      long validFrom,
      DeviceRecord device) {
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
