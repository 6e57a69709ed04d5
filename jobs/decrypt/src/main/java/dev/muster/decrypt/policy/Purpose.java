package dev.muster.decrypt.policy;

import java.util.Optional;
import java.util.stream.Stream;

/** What a section is opened for. Wire names never change. */
public enum Purpose {
  /** To keep its readings in the table of its class. */
  STORE("store"),
  /** To keep bounded statistics of its readings, and to raise findings. */
  DETECT("detect");

  private final String wireName;

  Purpose(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the name in policies and tables. */
  public String wireName() {
    return wireName;
  }

  /** Returns the purpose of a name. */
  public static Optional<Purpose> ofWireName(String name) {
    return Stream.of(values()).filter(one -> one.wireName.equals(name)).findFirst();
  }
}
