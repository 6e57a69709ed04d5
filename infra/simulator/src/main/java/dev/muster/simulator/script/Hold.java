package dev.muster.simulator.script;

/**
 * A step may not be sent before another one is this old by the broker's clock.
 *
 * @param step the other step, which must come earlier in the script
 * @param millis its least age
 */
public record Hold(long step, long millis) {
  /** No need to wait. */
  public static final Hold NONE = new Hold(-1, 0);
}
