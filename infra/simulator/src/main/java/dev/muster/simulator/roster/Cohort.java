package dev.muster.simulator.roster;

/** A kind of device: what it measures and how often it speaks. */
public enum Cohort {
  METER("meter", "EM-340", 1.0),
  THERMOSTAT("thermostat", "TS-21", 1.0),
  TRACKER("tracker", "GT-7", 2.0),
  WEARABLE("wearable", "HB-3", 2.0),
  VIBRATION("vibration", "VX-100", 40.0),
  GATEWAY("gateway", "GW-9", 1.0);

  private final String wireName;
  private final String model;
  private final double weight;

  Cohort(String wireName, String model, double weight) {
    this.wireName = wireName;
    this.model = model;
    this.weight = weight;
  }

  /** The cohort's name in the registry. */
  public String wireName() {
    return wireName;
  }

  /** The hardware model of its devices. */
  public String model() {
    return model;
  }

  /** How much a device of the cohort sends, compared with a meter. */
  public double weight() {
    return weight;
  }
}
