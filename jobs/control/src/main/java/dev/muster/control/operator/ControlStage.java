package dev.muster.control.operator;

import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.MalformedContentException;
import dev.muster.control.approval.AcceptedApproval;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.AcceptedPolicy;
import dev.muster.control.bundle.AcceptedRules;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.AcceptedDevice;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.trust.AcceptedTrust;
import dev.muster.control.trust.TrustBundle;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What differs between the kinds of control when they pass through the same operators.
 *
 * <p>No constants of its kinds stand here: tasks read their stages from bytes on many threads at
 * once, and where a type's initializer makes instances of its subtypes, one thread that initializes
 * the type and one that initializes a subtype wait for each other for ever.
 *
 * @param <T> the content
 * @param <A> the content with the time it is valid from
 */
interface ControlStage<T, A> extends Serializable {
  ControlContent<T> contents();

  TypeInformation<A> type();

  A accepted(long validFrom, T content);

  /** Returns the content where it is a device record, else null. */
  default DeviceRecord device(T content) {
    return null;
  }

  /** Reads a content that was read once before, so it can be read again. */
  default T read(byte[] content) {
    try {
      return contents().read(content);
    } catch (MalformedContentException e) {
      throw new IllegalStateException("a content that was readable is so no more", e);
    }
  }

  /** The registry. */
  final class Registry implements ControlStage<DeviceRecord, AcceptedDevice> {
    private static final long serialVersionUID = 1L;

    @Override
    public ControlContent<DeviceRecord> contents() {
      return ControlContents.REGISTRY;
    }

    @Override
    public TypeInformation<AcceptedDevice> type() {
      return ControlTypes.ACCEPTED_DEVICE;
    }

    @Override
    public AcceptedDevice accepted(long validFrom, DeviceRecord record) {
      return new AcceptedDevice(validFrom, record);
    }

    @Override
    public DeviceRecord device(DeviceRecord record) {
      return record;
    }
  }

  /** Trust. */
  final class Trust implements ControlStage<TrustBundle, AcceptedTrust> {
    private static final long serialVersionUID = 1L;

    @Override
    public ControlContent<TrustBundle> contents() {
      return ControlContents.TRUST;
    }

    @Override
    public TypeInformation<AcceptedTrust> type() {
      return ControlTypes.ACCEPTED_TRUST;
    }

    @Override
    public AcceptedTrust accepted(long validFrom, TrustBundle bundle) {
      return new AcceptedTrust(validFrom, bundle);
    }
  }

  /** Policy. */
  final class Policy implements ControlStage<TextBundle, AcceptedPolicy> {
    private static final long serialVersionUID = 1L;

    @Override
    public ControlContent<TextBundle> contents() {
      return ControlContents.POLICY;
    }

    @Override
    public TypeInformation<AcceptedPolicy> type() {
      return ControlTypes.ACCEPTED_POLICY;
    }

    @Override
    public AcceptedPolicy accepted(long validFrom, TextBundle bundle) {
      return new AcceptedPolicy(validFrom, bundle);
    }
  }

  /** Rules. */
  final class Rules implements ControlStage<TextBundle, AcceptedRules> {
    private static final long serialVersionUID = 1L;

    @Override
    public ControlContent<TextBundle> contents() {
      return ControlContents.RULES;
    }

    @Override
    public TypeInformation<AcceptedRules> type() {
      return ControlTypes.ACCEPTED_RULES;
    }

    @Override
    public AcceptedRules accepted(long validFrom, TextBundle bundle) {
      return new AcceptedRules(validFrom, bundle);
    }
  }

  /** Approvals. */
  final class Approvals implements ControlStage<Approval, AcceptedApproval> {
    private static final long serialVersionUID = 1L;

    @Override
    public ControlContent<Approval> contents() {
      return ControlContents.APPROVAL;
    }

    @Override
    public TypeInformation<AcceptedApproval> type() {
      return ControlTypes.ACCEPTED_APPROVAL;
    }

    @Override
    public AcceptedApproval accepted(long validFrom, Approval approval) {
      return new AcceptedApproval(validFrom, approval);
    }
  }
}
