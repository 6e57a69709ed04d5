package dev.muster.dispatch.operator;

import dev.muster.control.Basis;
import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.MalformedContentException;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.dispatch.Registered;
import dev.muster.dispatch.StandingCourse;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

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

  /**
   * The registrar's signed record that the newest one rests on. Bound: some 350 bytes for each
   * device that the registry names. End of life: as {@link #REGISTERED}. None for a device of which
   * no record came since standings have a key of their own.
   */
  static final ValueStateDescriptor<byte[]> BASIS =
      new ValueStateDescriptor<>("basis", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** The version of {@link #BASIS}. Bound: 8 bytes for each device. End of life: the same. */
  static final ValueStateDescriptor<Long> BASIS_VERSION =
      new ValueStateDescriptor<>("basis-version", Types.LONG);

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
  private final ValueState<byte[]> basis;
  private final ValueState<Long> basisVersion;
  private final ValueState<byte[]> wanted;
  private final ValueState<Long> written;

  StandingState(RuntimeContext context) {
    registered = context.getState(REGISTERED);
    basis = context.getState(BASIS);
    basisVersion = context.getState(BASIS_VERSION);
    wanted = context.getState(WANTED);
    written = context.getState(WRITTEN);
  }

  StandingCourse load() throws IOException {
    Long version = written.value();
    return new StandingCourse(
        registered(),
        read(IntentContent.INSTANCE, wanted.value()),
        version == null ? StandingCourse.NOTHING : version);
  }

  @SuppressWarnings("ReferenceEquality") // The same object where nothing changed.
  void store(StandingCourse before, StandingCourse after) throws IOException {
    Registered now = after.registered();
    if (now != null && now != before.registered()) {
      Basis under = Objects.requireNonNull(now.basis());
      registered.update(ControlContents.REGISTRY.write(now.record()));
      basis.update(under.signed());
      basisVersion.update(under.version());
    }
    Intent waits = after.wanted();
    if (waits == null) {
      wanted.clear();
    } else if (waits != before.wanted()) {
      wanted.update(IntentContent.INSTANCE.write(waits));
    }
    if (after.written() != before.written()) {
      written.update(after.written());
    }
  }

  private @Nullable Registered registered() throws IOException {
    DeviceRecord record = read(ControlContents.REGISTRY, registered.value());
    Long version = basisVersion.value();
    return record == null
        ? null
        : new Registered(record, version == null ? null : new Basis(version, basis.value()));
  }

  private static <T> @Nullable T read(ControlContent<T> kind, byte @Nullable [] bytes)
      throws IOException {
    try {
      return bytes == null ? null : kind.read(bytes);
    } catch (MalformedContentException e) {
      throw new IOException("A stored control record cannot be read", e);
    }
  }
}
