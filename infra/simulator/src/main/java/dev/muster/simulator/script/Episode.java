package dev.muster.simulator.script;

/**
 * Something that happens to a device at a moment of the script.
 *
 * @param at milliseconds since the start of the script
 */
public record Episode(long at, Play play) {

  /** Changes the course of a device's life. */
  @FunctionalInterface
  public interface Play {
    /**
     * Sends, loses or delays messages.
     *
     * @param life the device's life, at the moment {@code at}
     */
    void on(DeviceLife life, long at);
  }
}
