package dev.muster.detect.silence;

/** How the presence of a device changes. The order is that within one millisecond of arrival. */
public enum PresenceChange {
  /** It is expected to speak from now on, or by other limits than before. */
  JOINED,
  /** It is not expected to speak any more, at least not here. */
  LEFT,
  /** Its silence is of no interest here any more: it was suspended, removed or moved. */
  EXCUSED,
  /** It spoke again. */
  BACK,
  /** It spoke, and the time it signed lies before the deadline: delayed, not silent. */
  DISPROVED,
  /** It did not speak in time. */
  ABSENT,
  /** It may have spoken and was not listened to: nothing can be said of it for a while. */
  UNCHECKED;

  private static final PresenceChange[] CHANGES = values();

  /** The stable number in persisted bytes. */
  @SuppressWarnings("EnumOrdinal") // The order is that of persisted bytes: new ones come last.
  byte code() {
    return (byte) (ordinal() + 1);
  }

  /** The change of a persisted number. */
  static PresenceChange ofCode(byte code) {
    return CHANGES[code - 1];
  }
}
