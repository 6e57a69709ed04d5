package dev.muster.local.fleet.script;

/**
 * A finding that must be made.
 *
 * @param kind wire name of what is noticed
 * @param subject id of the device, gateway or site that it is about
 * @param ending how it ends within the script
 */
public record ExpectedFinding(String kind, String subject, Ending ending) {
  /** A device says nothing. */
  public static final String SILENT = "silent";

  /** A gateway says nothing. */
  public static final String GATEWAY_DOWN = "gateway-down";

  /** Everything at a site says nothing. */
  public static final String SITE_DOWN = "site-down";

  /** How a finding ends. */
  public enum Ending {
    /** It lasts beyond the end of the script. */
    STANDING,
    /** What was noticed is over. */
    CLEARED,
    /** It turns out never to have been so. */
    RETRACTED
  }
}
