package dev.muster.simulator.readings;

import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.settings.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up readings with a daily cycle, an offset of each device and noise.
 *
 * <p>A second of the script stands for {@value #MINUTES_PER_SECOND} minutes of the day, so that a
 * short run shows a whole day.
 */
public final class SyntheticReadings implements ReadingSource {
  private static final double MINUTES_PER_SECOND = 20;
  private static final double MINUTES_PER_DAY = 1440;

  private final Seed seed;

  /** Readings of a simulation with this seed. */
  public SyntheticReadings(Seed seed) {
    this.seed = seed.branch("readings");
  }

  @Override
  public boolean isSynthetic() {
    return true;
  }

  @Override
  public List<Section> read(SimulatedDevice device, long ordinal, long scriptMillis) {
    SplittableRandom own = new SplittableRandom(seed.value() + device.index() * 31L);
    double offset = own.nextDouble() - 0.5;
    double noise = new SplittableRandom(own.nextLong() ^ ordinal).nextDouble() - 0.5;
    double minutes = scriptMillis / 1000.0 * MINUTES_PER_SECOND;
    double day = Math.sin(2 * Math.PI * minutes / MINUTES_PER_DAY);
    List<Section> sections = new ArrayList<>(2);
    sections.add(operational(device, 4 * offset + noise, day));
    switch (device.cohort()) {
      case TRACKER -> sections.add(location(offset, minutes));
      case WEARABLE -> sections.add(personal(day, noise));
      case METER, THERMOSTAT, VIBRATION, GATEWAY -> {}
    }
    return sections;
  }

  private static Section operational(SimulatedDevice device, double shift, double day) {
    List<Measurement> values =
        switch (device.cohort()) {
          case METER ->
              List.of(value("power", "W", 420 + 260 * day + 40 * shift), volts(230 + shift));
          case THERMOSTAT ->
              List.of(
                  value("temperature", "Cel", 21 + 3 * day + 0.4 * shift),
                  value("humidity", "%RH", 48 - 8 * day + 2 * shift));
          case TRACKER, WEARABLE -> List.of(volts(3.7 + 0.05 * shift));
          case VIBRATION -> List.of(value("vibration", "m/s2", 2 + 0.5 * day + 0.3 * shift));
          case GATEWAY -> List.of(value("load", "%", 35 + 15 * day + 4 * shift));
        };
    return new Section("operational", values);
  }

  private static Section location(double offset, double minutes) {
    double angle = minutes / 90 + 6 * offset;
    return new Section(
        "location",
        List.of(
            value("latitude", "lat", 48.2 + offset + 0.02 * Math.sin(angle)),
            value("longitude", "lon", 16.4 - offset + 0.03 * Math.cos(angle))));
  }

  private static Section personal(double day, double noise) {
    return new Section(
        "personal", List.of(value("heart-rate", "beat/min", 68 + 9 * day + 14 * noise)));
  }

  private static Measurement volts(double value) {
    return value("voltage", "V", value);
  }

  private static Measurement value(String name, String unit, double value) {
    return new Measurement(name, unit, Math.round(value * 1e4) / 1e4);
  }
}
