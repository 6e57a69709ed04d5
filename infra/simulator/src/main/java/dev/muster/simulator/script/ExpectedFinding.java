package dev.muster.simulator.script;

import java.util.Set;

/**
 * A finding that must be made.
 *
 * @param kind wire name of what is noticed
 * @param subject id of the device, gateway or site that it is about
 */
public record ExpectedFinding(String kind, String subject, Ending ending) {
  /** A device says nothing. */
  public static final String SILENT = "silent";

  /** A gateway says nothing. */
  public static final String GATEWAY_DOWN = "gateway-down";

  /** Everything at a site says nothing. */
  public static final String SITE_DOWN = "site-down";

  /** A reading is far from where it should be. */
  public static final String LEVEL = "level";

  /** A reading doesn't change any more. */
  public static final String STUCK = "stuck";

  /** Readings slowly leave their range. */
  public static final String DRIFT = "drift";

  /** A device sends far more than it usually does. */
  public static final String RATE = "rate";

  /** What is noticed in readings. */
  public static final Set<String> ABOUT_READINGS = Set.of(LEVEL, STUCK, DRIFT);

  /** How a finding ends. */
  public enum Ending {
    /** One way or another: it depends on what the plan leaves open. */
    OPEN,
    /** It lasts beyond the end of the script. */
    STANDING,
    /** What was noticed is over. */
    CLEARED,
    /** It turns out never to have been so. */
    RETRACTED
  }
}
