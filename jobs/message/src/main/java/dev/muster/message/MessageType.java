package dev.muster.message;

import java.util.Optional;

/** What a device says with a message. The registry allows each key a set of them. */
public enum MessageType {
  /** Readings in sealed sections. */
  TELEMETRY(1, "telemetry"),
  /** The outcome of a command. */
  ACKNOWLEDGEMENT(2, "acknowledgement"),
  /** Evidence about the device's own state. */
  ATTESTATION(3, "attestation"),
  /** A sign of life without content. */
  HEARTBEAT(4, "heartbeat");

  private static final MessageType[] BY_CODE = {
    null, TELEMETRY, ACKNOWLEDGEMENT, ATTESTATION, HEARTBEAT
  };

  private final int code;
  private final String wireName;

  MessageType(int code, String wireName) {
    this.code = code;
    this.wireName = wireName;
  }

  /** The number that stands for it in a message. */
  public int code() {
    return code;
  }

  /** Its stable name in registry records and tables. */
  public String wireName() {
    return wireName;
  }

  /** The type of a number in a message. */
  public static Optional<MessageType> fromCode(long code) {
    return code < 1 || code >= BY_CODE.length ? Optional.empty() : Optional.of(BY_CODE[(int) code]);
  }

  /** The type of a stable name. */
  public static Optional<MessageType> fromWireName(String name) {
    for (MessageType type : values()) {
      if (type.wireName.equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
