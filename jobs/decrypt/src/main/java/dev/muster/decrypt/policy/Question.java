package dev.muster.decrypt.policy;

import dev.muster.condition.DeviceVocabulary;
import dev.muster.condition.ValueType;
import dev.muster.condition.Vocabulary;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.DeviceMessage;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of policies: may a section be opened? The values for conditions are made at first
 * need, since most policies have none. Not thread-safe.
 */
public final class Question {
  /** The names that conditions of policies may use. {@code attested} is reserved. */
  public static final Vocabulary VOCABULARY =
      Vocabulary.EMPTY
          .with(DeviceVocabulary.SUBJECT, DeviceVocabulary.ATTRIBUTES)
          .with(
              "message",
              Map.of(
                  "type", ValueType.TEXT,
                  "epoch", ValueType.INTEGER,
                  "sequence", ValueType.INTEGER,
                  "arrival", ValueType.TIME,
                  "class", ValueType.TEXT))
          .with("attested", Map.of());

  /** The attribute of the message that is the same for all questions about one class. */
  static final String CLASS = "message.class";

  private final String dataClass;
  private final DeviceRecord device;
  private final DeviceMessage message;
  private final long arrival;
  private @Nullable Map<String, Map<String, ?>> values;

  /**
   * A question about one section.
   *
   * @param arrival when its message arrived, in ms
   */
  public Question(String dataClass, DeviceRecord device, DeviceMessage message, long arrival) {
    this.dataClass = dataClass;
    this.device = device;
    this.message = message;
    this.arrival = arrival;
  }

  String dataClass() {
    return dataClass;
  }

  DeviceRecord device() {
    return device;
  }

  long arrival() {
    return arrival;
  }

  DeviceStatus status() {
    return device.statusAt(arrival);
  }

  Map<String, Map<String, ?>> values() {
    if (values == null) {
      values =
          Map.of(
              DeviceVocabulary.SUBJECT,
              DeviceVocabulary.values(device, arrival),
              "message",
              said());
    }
    return values;
  }

  private Map<String, Object> said() {
    return Map.of(
        "type", message.type().wireName(),
        "epoch", message.epoch(),
        "sequence", message.sequence(),
        "arrival", Instant.ofEpochMilli(arrival),
        "class", dataClass);
  }
}
