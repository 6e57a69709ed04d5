package dev.muster.control.operator;

import dev.muster.control.Accepted;
import dev.muster.control.AcceptedForm;
import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.ControlForms;
import dev.muster.control.ControlKind;
import dev.muster.control.MalformedContentException;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.trust.TrustBundle;
import dev.muster.stored.serializer.StoredType;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What differs between the kinds of control when they pass through the same operators. One constant
 * each, which is itself again wherever a task reads it.
 */
public final class ControlStage<T> implements Serializable {
  /** The registry. */
  public static final ControlStage<DeviceRecord> REGISTRY =
      new ControlStage<>(ControlContents.REGISTRY, ControlForms.DEVICE);

  /** Trust. */
  public static final ControlStage<TrustBundle> TRUST =
      new ControlStage<>(ControlContents.TRUST, ControlForms.TRUST);

  /** Policy. */
  public static final ControlStage<TextBundle> POLICY =
      new ControlStage<>(ControlContents.POLICY, ControlForms.POLICY);

  /** Rules. */
  public static final ControlStage<TextBundle> RULES =
      new ControlStage<>(ControlContents.RULES, ControlForms.RULES);

  /** Approvals. */
  public static final ControlStage<Approval> APPROVALS =
      new ControlStage<>(ControlContents.APPROVAL, ControlForms.APPROVAL);

  private static final List<ControlStage<?>> ALL =
      List.of(REGISTRY, TRUST, POLICY, RULES, APPROVALS);

  private final ControlKind kind;
  private final transient ControlContent<T> contents;
  private final transient AcceptedForm<T> form;

  private ControlStage(ControlContent<T> contents, AcceptedForm<T> form) {
    this.kind = contents.kind();
    this.contents = contents;
    this.form = form;
  }

  /** Returns the type of what takes effect. */
  public TypeInformation<Accepted<T>> type() {
    return new StoredType<>(form);
  }

  ControlContent<T> contents() {
    return contents;
  }

  /** Reads a content that was read once before, so it can be read again. */
  T read(byte[] content) {
    try {
      return contents.read(content);
    } catch (MalformedContentException e) {
      throw new IllegalStateException("a content that was readable is so no more", e);
    }
  }

  private Object readResolve() {
    return ALL.stream().filter(stage -> stage.kind == kind).findFirst().orElseThrow();
  }
}
