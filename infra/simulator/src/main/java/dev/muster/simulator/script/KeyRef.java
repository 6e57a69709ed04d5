package dev.muster.simulator.script;

/**
 * One of the key pairs that a simulated device could have.
 *
 * @param device number of the device in the roster; others than the roster's stand for strangers
 * @param slot 0 is the key it was enrolled with, higher ones are later or never enrolled
 */
public record KeyRef(int device, int slot) {
  /** The key that every device is enrolled with. */
  public static final int FIRST = 0;

  /** The key that follows when the first was revoked. */
  public static final int SUCCESSOR = 1;

  /** A key that no registry record ever names. */
  public static final int NEVER_ENROLLED = 2;
}
