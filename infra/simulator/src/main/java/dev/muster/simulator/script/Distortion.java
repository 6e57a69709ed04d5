package dev.muster.simulator.script;

/**
 * How a broken sensor, the first of its device, changes what it reads.
 *
 * @param factor what its value is multiplied with
 * @param frozen whether the sensor goes on telling one old reading
 * @param ordinal number of that reading, when frozen
 * @param at moment of that reading in milliseconds since the start of the script, when frozen
 */
public record Distortion(double factor, boolean frozen, long ordinal, long at) {
  /** A sensor that works. */
  public static final Distortion NONE = new Distortion(1, false, 0, 0);

  /** Values too high or too low by a factor. */
  public static Distortion times(double factor) {
    return new Distortion(factor, false, 0, 0);
  }

  /** The reading of one moment for ever. */
  public static Distortion stuckAt(long ordinal, long at) {
    return new Distortion(1, true, ordinal, at);
  }

  /** The sensor's condition over time. */
  @FunctionalInterface
  public interface Course {
    /** A sensor that works. */
    Course SOUND = (ordinal, at) -> NONE;

    /**
     * How it reads at a moment.
     *
     * @param at milliseconds since the start of the script
     */
    Distortion at(long ordinal, long at);
  }
}
