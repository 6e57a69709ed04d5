package dev.muster.simulator.forge;

import dev.muster.message.cbor.CborWriter;
import dev.muster.simulator.readings.Measurement;
import java.util.List;

/** Writes measurements as SenML in CBOR (RFC 8428 section 6). */
final class Senml {
  private static final int BASE_TIME = -3;
  private static final int NAME = 0;
  private static final int UNIT = 1;
  private static final int VALUE = 2;

  private Senml() {}

  /**
   * @param seconds time of the measurements since 1970
   */
  static byte[] pack(double seconds, List<Measurement> measurements) {
    CborWriter out = new CborWriter(64 * measurements.size()).array(measurements.size());
    boolean first = true;
    for (Measurement measurement : measurements) {
      String unit = measurement.unit();
      out.map(2 + (first ? 1 : 0) + (unit == null ? 0 : 1));
      out.integer(NAME).text(measurement.name());
      if (unit != null) {
        out.integer(UNIT).text(unit);
      }
      out.integer(VALUE).float64(measurement.value());
      if (first) {
        out.integer(BASE_TIME).float64(seconds);
      }
      first = false;
    }
    return out.toByteArray();
  }
}
