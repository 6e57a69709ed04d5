package dev.muster.remediate;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a device can be told to do. Wire names never change. */
public enum Action {
  /** Start again. */
  RESET,
  /** Fetch keys and settings anew. */
  REPROVISION,
  /** Be quiet until a time; the registry suspends the device until then. */
  DORMANT,
  /** Disconnect; the registry suspends the device. */
  OFFLINE,
  /** Work again; the registry makes the device active, unless a person suspended it. */
  RESUME,
  /** Prove the software that runs. */
  ATTEST;

  /** Returns the name in commands and rules. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the action of this wire name. */
  public static Optional<Action> ofWireName(String name) {
    return Stream.of(values()).filter(action -> action.wireName().equals(name)).findFirst();
  }
}
