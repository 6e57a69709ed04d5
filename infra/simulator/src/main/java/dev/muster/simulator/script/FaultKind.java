package dev.muster.simulator.script;

/** What the simulation injects. Labels stand in reports. */
public enum FaultKind {
  NORMAL("normal running"),
  HEADER_BIT("bit flipped in the header"),
  CIPHERTEXT_BIT("bit flipped in a ciphertext"),
  SIGNATURE_BIT("bit flipped in the signature"),
  FOREIGN_SIGNATURE("signed by another enrolled key"),
  REPLAY_AT_ONCE("replayed at once"),
  REPLAY_LATE("replayed after more than a minute"),
  REPLAY_ELSEWHERE("replayed to another device"),
  OTHER_FLEET("from another fleet"),
  JUNK_IN_NAME("junk in another device's name"),
  TWO_GATEWAYS("same bytes through two gateways"),
  LOST("lost on the way"),
  UNKNOWN_DEVICE("device never enrolled"),
  UNKNOWN_KEY("key never enrolled"),
  ALGORITHM("algorithm not allowed"),
  SUSPENDED("sent while suspended"),
  SUSPENDED_REPLAY("replayed across a suspension"),
  REMOVED("sent after removal"),
  REVOKED("signed with a revoked key"),
  KEY_USE("type that the key may not sign"),
  TOO_OLD("issued too long ago"),
  FUTURE("issued in the future"),
  NO_CLOCK("odd time of a device without a clock"),
  EPOCH_FALLS("epoch falls"),
  EPOCH_JUMPS("epoch jumps"),
  RESET_SAME_EPOCH("counter reset in the same epoch"),
  RESET_NEW_EPOCH("counter reset with a new epoch"),
  BELOW_WINDOW("number far below the newest"),
  RANDOM_BYTES("random bytes"),
  TRUNCATED("truncated"),
  NO_CONTENT("no content"),
  FALSE_TICK("message marked as a tick"),
  OVERSIZE("oversize"),
  WRONG_PARTITION("on the wrong partition"),
  NO_KEY("without a Kafka key"),
  UNSUPPORTED_VERSION("version not supported"),
  LATE_DELIVERY("kept by the device and delivered late"),
  BAD_SECTION("genuine, with a bad section"),
  ANSWER("answer to a command"),
  COMMAND_FORGED("command: forged"),
  COMMAND_FOREIGN("command: of another device"),
  COMMAND_REPLAYED("command: replayed"),
  COMMAND_EXPIRED("command: kept back until it expired"),
  ENROLMENT("enrolment"),
  CONTROL_CHANGE("change by the right role"),
  CONTROL_UNSIGNED("unsigned"),
  CONTROL_WRONG_ROLE("signed by the wrong role"),
  CONTROL_UNKNOWN_SIGNER("signed by an unknown key"),
  CONTROL_DAMAGED("signature damaged"),
  CONTROL_OLDER("older version"),
  CONTROL_EXPIRED("expired"),
  CONTROL_OTHER_FLEET("for another fleet"),
  CONTROL_TOMBSTONE("tombstone");

  private final String label;

  FaultKind(String label) {
    this.label = label;
  }

  /** What to call it in a report. */
  public String label() {
    return label;
  }
}
