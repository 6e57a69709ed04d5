package dev.muster.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.admin.query.PlainText;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.message.MessageType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A device record as it is shown; what is unknown is null.
 *
 * @param status its standing now: a suspension that has ended is none
 * @param suspendedUntil when the suspension ends by itself, or null
 * @param cadence seconds between messages, 0 when none are expected
 * @param validFrom from when it holds, right after publishing; null at other times, and not shown
 */
record DeviceView(
    String device,
    long version,
    String status,
    @Nullable String suspendedUntil,
    String cohort,
    @Nullable String site,
    @Nullable String gateway,
    @Nullable String model,
    @Nullable String firmware,
    int cadence,
    boolean hasClock,
    List<Key> keys,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String validFrom) {

  /**
   * A key of it.
   *
   * @param kid its id in hex
   */
  record Key(String kid, String algorithm, List<String> uses) {
    private static Key of(DeviceKey key) {
      return new Key(
          DeviceView.kid(key.kid()),
          key.algorithm().wireName(),
          key.uses().stream().sorted().map(MessageType::wireName).toList());
    }
  }

  /** For scripts, right after publishing. */
  static DeviceView of(DeviceRecord record, long validFrom) {
    return of(record, Instant.ofEpochMilli(validFrom).toString());
  }

  /** For scripts. */
  static DeviceView of(DeviceRecord record) {
    return of(record, null);
  }

  private static DeviceView of(DeviceRecord record, @Nullable String validFrom) {
    return new DeviceView(
        record.device(),
        record.version(),
        status(record, InstantSource.system().millis()),
        end(record),
        record.cohort(),
        record.site(),
        record.gateway(),
        record.model(),
        record.firmware(),
        record.cadenceSeconds(),
        record.hasClock(),
        record.keys().stream().map(Key::of).toList(),
        validFrom);
  }

  /** All of it for people, a line each. */
  String page() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("device", device);
    named.put("version", version);
    named.put("status", status);
    named.put("until", suspendedUntil);
    named.put("cohort", cohort);
    named.put("site", site);
    named.put("gateway", gateway);
    named.put("model", model);
    named.put("firmware", firmware);
    named.put("cadence", cadence == 0 ? null : cadence + " s");
    named.put("clock", hasClock ? "its own" : "none");
    keys.forEach(
        key -> named.put("key " + key.kid, key.algorithm + ": " + String.join(" ", key.uses)));
    return named.entrySet().stream()
        .map(
            each ->
                "%-20s %s"
                    .formatted(
                        each.getKey(),
                        each.getValue() == null ? "-" : PlainText.line(each.getValue())))
        .collect(Collectors.joining("\n"));
  }

  /** One line for people. */
  static String line(DeviceRecord record, String what) {
    return "%s %s: version %s, cohort %s, keys %s"
        .formatted(
            PlainText.line(record.device()),
            what,
            record.version(),
            PlainText.line(record.cohort()),
            String.join(" ", record.keys().stream().map(DeviceView::shortKey).toList()));
  }

  /** The standing at a time: a suspension that has ended is none. */
  static String status(DeviceRecord record, long now) {
    return record.statusAt(now).name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String end(DeviceRecord record) {
    return record.suspendedUntil() == DeviceRecord.NO_END
        ? null
        : Instant.ofEpochMilli(record.suspendedUntil()).toString();
  }

  static String kid(long kid) {
    return "%016x".formatted(kid);
  }

  private static String shortKey(DeviceKey key) {
    return kid(key.kid()) + " (" + key.algorithm().wireName() + ")";
  }
}
