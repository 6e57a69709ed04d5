package dev.muster.detect.finding;

/** What can be noticed. The wire names are stored contracts, and rules are written with them. */
public enum FindingKind {
  /** A device did not speak in time, or has never spoken. */
  SILENT("silent"),
  /** A gateway did not speak in time; what is behind it cannot be judged. */
  GATEWAY_DOWN("gateway-down"),
  /** What stands at one place fell silent together. */
  SITE_DOWN("site-down"),
  /** A reading lies far from where it normally lies. */
  LEVEL("level"),
  /** A reading that normally varies does not. */
  STUCK("stuck"),
  /** A reading has slowly left where it used to lie. */
  DRIFT("drift"),
  /** A device speaks far more often than it normally does. */
  RATE("rate"),
  /** Far more records in devices' names than anybody is proved to have sent. */
  FLOODED("flooded");

  private final String wireName;

  FindingKind(String wireName) {
    this.wireName = wireName;
  }

  /** The stable name in tables, topics, rules and identifiers. */
  public String wireName() {
    return wireName;
  }

  /**
   * The kind of a stable name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FindingKind ofWireName(String name) {
    for (FindingKind kind : values()) {
      if (kind.wireName.equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("No finding is of the kind " + name);
  }
}
