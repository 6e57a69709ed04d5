package dev.muster.detect.finding;

import java.util.Locale;

/** What a finding is about. The names are stored contracts. */
public enum SubjectKind {
  /** One device. */
  DEVICE,
  /** A device through which others speak. */
  GATEWAY,
  /** All that stands at one place. */
  SITE,
  /**
   * A partition of the telemetry topic, and the gateway that its records name, if they name one.
   */
  TOPIC_PARTITION;

  /** The stable name in tables, topics and identifiers. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of a stable name. */
  static SubjectKind ofWireName(String name) {
    return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
  }
}
