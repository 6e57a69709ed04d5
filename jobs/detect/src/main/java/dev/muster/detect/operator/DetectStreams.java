package dev.muster.detect.operator;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingForm;
import dev.muster.detect.silence.LastMessage;
import dev.muster.detect.silence.LastMessageForm;
import dev.muster.detect.silence.Presence;
import dev.muster.detect.silence.PresenceForm;
import dev.muster.detect.silence.Progress;
import dev.muster.detect.silence.ProgressForm;
import dev.muster.detect.silence.Registration;
import dev.muster.detect.silence.RegistrationForm;
import dev.muster.stored.serializer.StoredType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * The streams of this stage: types of elements, none of which falls back to reflection, and a side
 * output.
 */
public final class DetectStreams {
  /** Findings. */
  public static final TypeInformation<Finding> FINDING = new StoredType<>(new FindingForm());

  /** How far devices have come. */
  public static final TypeInformation<Progress> PROGRESSES = new StoredType<>(new ProgressForm());

  /** Messages, as far as silence needs them. */
  static final TypeInformation<LastMessage> SPOKEN = new StoredType<>(new LastMessageForm());

  /** Registry records on their way to devices and gateways. */
  static final TypeInformation<Registration> REGISTRATION =
      new StoredType<>(new RegistrationForm());

  /** Changes of presence between a device and its group. */
  static final TypeInformation<Presence> PRESENCE = new StoredType<>(new PresenceForm());

  /** How far the numbers of devices have come. */
  static final OutputTag<Progress> PROGRESS = new OutputTag<>("progress", PROGRESSES);

  private DetectStreams() {}
}
