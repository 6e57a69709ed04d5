package dev.muster.detect.operator;

import dev.muster.control.operator.ElementTypeInfo;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.silence.Presence;
import dev.muster.detect.silence.Progress;
import dev.muster.detect.silence.Registration;
import dev.muster.detect.silence.Spoken;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The element types of this stage's streams; none of them falls back to reflection. */
public final class DetectTypes {
  /** Findings. */
  public static final TypeInformation<Finding> FINDING =
      new ElementTypeInfo<>(Finding.class, new FindingSerializer());

  /** How far devices have come. */
  public static final TypeInformation<Progress> PROGRESS =
      new ElementTypeInfo<>(Progress.class, new ProgressSerializer());

  /** Messages, as far as silence needs them. */
  static final TypeInformation<Spoken> SPOKEN =
      new ElementTypeInfo<>(Spoken.class, new SpokenSerializer());

  /** Registry records on their way to devices and gateways. */
  static final TypeInformation<Registration> REGISTRATION =
      new ElementTypeInfo<>(Registration.class, new RegistrationSerializer());

  /** Changes of presence between a device and its group. */
  static final TypeInformation<Presence> PRESENCE =
      new ElementTypeInfo<>(Presence.class, new PresenceSerializer());

  private DetectTypes() {}
}
