package dev.muster.message.reading;

import dev.muster.message.cbor.MalformedCborException;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One record of a pack, and the base values that earlier ones set. Not thread-safe. */
final class SenmlRecord {
  private static final int BASE_VERSION = -1;
  private static final int BASE_NAME = -2;
  private static final int BASE_TIME = -3;
  private static final int BASE_UNIT = -4;
  private static final int BASE_VALUE = -5;
  private static final int NAME = 0;
  private static final int UNIT = 1;
  private static final int NUMBER = 2;
  private static final int TEXT = 3;
  private static final int TRUTH = 4;
  private static final int TIME = 6;
  private static final int DATA = 8;

  /** What a library puts before a map whose keys are no texts (tag 259). */
  private static final long MAP_TAG = 259;

  private static final int LOWEST = -6;
  private static final int HIGHEST = 8;

  /** RFC 8428 section 12.2 and RFC 8798; in CBOR each has a number. */
  private static final Set<String> JSON_LABELS =
      Set.of("bver", "bn", "bt", "bu", "bv", "bs", "n", "u", "v", "vs", "vb", "vd", "s", "t", "ut");

  /** Versions of SenML whose packs mean the same to this reader. */
  private static final double MAX_BASE_VERSION = 10;

  /** As SenML in JSON writes data. */
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private String baseName = "";
  private @Nullable String baseUnit;
  private double baseTime;
  private double baseValue;
  private String name = "";
  private @Nullable String unit;
  private double time;
  private Reading.@Nullable Kind kind;
  private double number;
  private @Nullable String text;

  void read(SenmlCursor in) throws MalformedCborException {
    name = "";
    unit = null;
    time = 0;
    kind = null;
    int seen = 0;
    in.mayHaveTag(MAP_TAG);
    int count = in.head(SenmlCursor.MAP);
    for (int read = 0; in.more(count, read); read++) {
      if (in.atText()) {
        extension(in);
        continue;
      }
      int label = in.label();
      if (label >= LOWEST && label <= HIGHEST) {
        int bit = 1 << (label - LOWEST);
        if ((seen & bit) != 0) {
          throw new MalformedCborException("a label twice");
        }
        seen |= bit;
      }
      field(label, in);
    }
  }

  boolean hasValue() {
    return kind != null;
  }

  /** What its value is; only if it {@link #hasValue has} one. */
  Reading.Kind kind() {
    return Objects.requireNonNull(kind);
  }

  String name() {
    return baseName.isEmpty() ? name : baseName + name;
  }

  @Nullable String unit() {
    return unit == null ? baseUnit : unit;
  }

  double time() {
    return baseTime + time;
  }

  @Nullable String text() {
    return text;
  }

  double number() {
    return kind == Reading.Kind.NUMBER ? baseValue + number : number;
  }

  private void field(int label, SenmlCursor in) throws MalformedCborException {
    switch (label) {
      case BASE_VERSION -> requireVersion(in.number());
      case BASE_NAME -> baseName = bounded(in.text());
      case BASE_TIME -> baseTime = in.number();
      case BASE_UNIT -> baseUnit = bounded(in.text());
      case BASE_VALUE -> baseValue = in.number();
      case NAME -> name = bounded(in.text());
      case UNIT -> unit = bounded(in.text());
      case TIME -> time = in.number();
      case NUMBER, TEXT, TRUTH, DATA -> value(label, in);
      default -> in.skip();
    }
  }

  private void value(int label, SenmlCursor in) throws MalformedCborException {
    if (kind != null) {
      throw new MalformedCborException("two values in one record");
    }
    switch (label) {
      case NUMBER -> {
        kind = Reading.Kind.NUMBER;
        number = in.number();
      }
      case TEXT -> {
        kind = Reading.Kind.TEXT;
        text = in.text();
      }
      case TRUTH -> {
        kind = Reading.Kind.TRUTH;
        number = in.truth() ? 1 : 0;
      }
      default -> {
        kind = Reading.Kind.TEXT;
        text = BASE64.encodeToString(in.data());
      }
    }
  }

  /**
   * A field of a later standard; one whose name ends with an underscore must be understood. The
   * labels of SenML in JSON are none, and neither are numbers as text: whoever writes them means
   * fields that have numbers here.
   */
  private static void extension(SenmlCursor in) throws MalformedCborException {
    String label = in.text();
    if (label.endsWith("_")) {
      throw new MalformedCborException("a field that must be understood and is not");
    }
    if (JSON_LABELS.contains(label)) {
      throw new MalformedCborException("a label of SenML in JSON instead of its number");
    }
    if (isNumber(label)) {
      throw new MalformedCborException("a label that is a number as text");
    }
    in.skip();
  }

  private static boolean isNumber(String label) {
    int start = label.startsWith("-") ? 1 : 0;
    return label.length() > start && label.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
  }

  private static void requireVersion(double version) throws MalformedCborException {
    if (version > MAX_BASE_VERSION) {
      throw new MalformedCborException("a later version of SenML");
    }
  }

  private static String bounded(String text) throws MalformedCborException {
    if (SenmlReader.isLong(text)) {
      throw new MalformedCborException("a name or unit that is too long");
    }
    return text;
  }
}
