package dev.muster.message.reading;

import dev.muster.message.cbor.MalformedCborException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads SenML in CBOR (RFC 8428), the plaintext of a section, from hostile bytes.
 *
 * <p>Base values count from their record on. A record without a value (number, text, truth or data)
 * has no reading; records of which none has a reading are refused, or a device that writes what is
 * not read would lose all of it unseen. A time below 2^28 seconds is relative to the message, as
 * the RFC says.
 */
public final class SenmlReader {
  /** Most readings of one section. */
  public static final int MAX_READINGS = 1_024;

  /** Longest name, base name included, and longest unit, in characters. */
  public static final int MAX_NAME = 256;

  private static final double RELATIVE_BELOW = 0x1p28;

  /** Says that CBOR follows, and nothing else. */
  private static final long SELF_DESCRIBED = 55_799;

  private static final double MILLIS_PER_SECOND = 1_000;

  /** Begin of the year 10000, in ms: later ones do not fit the timestamps of common engines. */
  private static final double TIME_END = 253_402_300_800_000.0;

  private final SenmlCursor in;
  private final SenmlRecord record = new SenmlRecord();
  private final double now;

  private SenmlReader(byte[] plaintext, long now) {
    this.in = new SenmlCursor(plaintext);
    this.now = now;
  }

  /**
   * Reads the readings of a section.
   *
   * @param now what relative times are relative to, in ms since 1970-01-01T00:00Z
   * @throws MalformedCborException if it is not SenML or beyond the limits; never with content
   */
  public static List<Reading> read(byte[] plaintext, long now) throws MalformedCborException {
    return new SenmlReader(plaintext, now).readings();
  }

  private List<Reading> readings() throws MalformedCborException {
    List<Reading> readings = new ArrayList<>(4);
    in.mayHaveTag(SELF_DESCRIBED);
    int count = in.head(SenmlCursor.ARRAY);
    int read = 0;
    for (; in.more(count, read); read++) {
      record.read(in);
      if (record.hasValue()) {
        readings.add(reading());
      }
      if (readings.size() > MAX_READINGS) {
        throw new MalformedCborException("more than 1,024 readings");
      }
    }
    if (!in.atEnd()) {
      throw new MalformedCborException("bytes follow the end");
    }
    if (read > 0 && readings.isEmpty()) {
      throw new MalformedCborException("records, and no reading in any of them");
    }
    return readings;
  }

  private Reading reading() throws MalformedCborException {
    String name = record.name();
    String unit = record.unit();
    if (!isName(name) || (unit != null && isLong(unit))) {
      throw new MalformedCborException("a name or unit of wrong syntax");
    }
    long time = time();
    if (record.kind() == Reading.Kind.TEXT) {
      return new Reading(name, unit, Reading.Kind.TEXT, 0, record.text(), time);
    }
    double number = record.number();
    if (!Double.isFinite(number)) {
      throw new MalformedCborException("no finite number");
    }
    return new Reading(name, unit, record.kind(), number, null, time);
  }

  private long time() throws MalformedCborException {
    double seconds = record.time();
    double millis = seconds * MILLIS_PER_SECOND + (seconds < RELATIVE_BELOW ? now : 0);
    if (!(millis >= 0 && millis < TIME_END)) {
      throw new MalformedCborException("a time before 1970 or after the year 9999");
    }
    return Math.round(millis);
  }

  /** Whether a text has too many characters; each is one, however many units it takes. */
  static boolean isLong(String text) {
    return text.length() > MAX_NAME && text.codePointCount(0, text.length()) > MAX_NAME;
  }

  /**
   * The characters of RFC 8428 section 4.5.1; a name begins with a letter or digit, or as those of
   * LwM2M with a slash.
   */
  private static boolean isName(String name) {
    if (name.isEmpty()
        || name.length() > MAX_NAME
        || (!isAlphanumeric(name.charAt(0)) && name.charAt(0) != '/')) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isAlphanumeric(c) && "-:./_".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
