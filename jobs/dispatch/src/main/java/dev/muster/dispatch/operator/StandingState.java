package dev.muster.dispatch.operator;

import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.MalformedContentException;
import dev.muster.dispatch.StandingCourse;
import dev.muster.remediate.IntentContent;
import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The {@link StandingCourse} of the current device as keyed state, in the Avro forms of its parts.
 * Called on the task thread only.
 */
final class StandingState {
  /**
   * The newest registry record. Bound: one record, some 250 bytes, for each device that the
   * registry names. End of life: none, on purpose: were it forgotten, a standing would wait for it.
   */
  static final ValueStateDescriptor<byte[]> REGISTERED =
      new ValueStateDescriptor<>(
          "registered", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** The intent whose standing waits. Bound: one a device. Ends when the registry shows it. */
  static final ValueStateDescriptor<byte[]> WANTED =
      new ValueStateDescriptor<>("wanted", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /**
   * The newest version written here. Bound: 8 bytes for each device whose standing a command ever
   * changed. End of life: none; a record of any later version makes it say nothing.
   */
  static final ValueStateDescriptor<Long> WRITTEN =
      new ValueStateDescriptor<>("written", Types.LONG);

  private final ValueState<byte[]> registered;
  private final ValueState<byte[]> wanted;
  private final ValueState<Long> written;

  StandingState(RuntimeContext context) {
    registered = context.getState(REGISTERED);
    wanted = context.getState(WANTED);
    written = context.getState(WRITTEN);
  }

  StandingCourse load() throws IOException {
    Long version = written.value();
    return new StandingCourse(
        read(ControlContents.REGISTRY, registered.value()),
        read(IntentContent.INSTANCE, wanted.value()),
        version == null ? StandingCourse.NOTHING : version);
  }

  void store(StandingCourse before, StandingCourse after) throws IOException {
    if (after.registered() != before.registered()) {
      registered.update(ControlContents.REGISTRY.write(after.registered()));
    }
    if (after.wanted() == null) {
      wanted.clear();
    } else if (after.wanted() != before.wanted()) {
      wanted.update(IntentContent.INSTANCE.write(after.wanted()));
    }
    if (after.written() != before.written()) {
      written.update(after.written());
    }
  }

  private static <T> T read(ControlContent<T> kind, byte[] bytes) throws IOException {
    try {
      return bytes == null ? null : kind.read(bytes);
    } catch (MalformedContentException e) {
      throw new IOException("A stored control record cannot be read", e);
    }
  }
}
