package dev.muster.message.reading;

import dev.muster.message.cbor.CborWriter;
import java.util.List;

/** Writes measurements as SenML in CBOR (RFC 8428), the plaintext of a section. */
public final class SenmlPack {
  private static final long BASE_TIME = -3;
  private static final long NAME = 0;
  private static final long UNIT = 1;
  private static final long VALUE = 2;
  private static final long TIME = 6;

  private SenmlPack() {}

  /**
   * Encodes measurements with one base time.
   *
   * @param baseTime whole seconds since the epoch; times are written relative to it
   */
  public static byte[] encode(long baseTime, List<Measurement> measurements) {
    CborWriter out = new CborWriter(32 * measurements.size()).array(measurements.size());
    boolean first = true;
    for (Measurement measurement : measurements) {
      double offset = measurement.time() - baseTime;
      out.map(3 + (first ? 1 : 0) + (offset == 0 ? 0 : 1));
      out.integer(NAME).text(measurement.name());
      out.integer(UNIT).text(measurement.unit());
      out.integer(VALUE).float64(measurement.value());
      if (offset != 0) {
        out.integer(TIME).float64(offset);
      }
      if (first) {
        out.integer(BASE_TIME).integer(baseTime);
        first = false;
      }
    }
    return out.toByteArray();
  }
}
