package dev.muster.cli;

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

/** Device records as they are shown. */
final class DeviceView {
  private DeviceView() {}

  /** For scripts, right after publishing. */
  static Map<String, Object> of(DeviceRecord record, long validFrom) {
    Map<String, Object> view = of(record);
    view.put("valid_from", Instant.ofEpochMilli(validFrom).toString());
    return view;
  }

  /** For scripts; what is unknown is null. */
  static Map<String, Object> of(DeviceRecord record) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("device", record.device());
    view.put("version", record.version());
    view.put("status", status(record, InstantSource.system().millis()));
    view.put("suspended_until", end(record));
    view.put("cohort", record.cohort());
    view.put("site", record.site());
    view.put("gateway", record.gateway());
    view.put("model", record.model());
    view.put("firmware", record.firmware());
    view.put("cadence", record.cadenceSeconds());
    view.put("has_clock", record.hasClock());
    view.put("keys", record.keys().stream().map(DeviceView::key).toList());
    return view;
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

  private static String end(DeviceRecord record) {
    return record.suspendedUntil() == DeviceRecord.NO_END
        ? null
        : Instant.ofEpochMilli(record.suspendedUntil()).toString();
  }

  static String kid(long kid) {
    return "%016x".formatted(kid);
  }

  private static Map<String, Object> key(DeviceKey key) {
    List<String> uses = key.uses().stream().sorted().map(MessageType::wireName).toList();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("kid", kid(key.kid()));
    view.put("algorithm", key.algorithm().wireName());
    view.put("uses", uses);
    return view;
  }

  private static String shortKey(DeviceKey key) {
    return kid(key.kid()) + " (" + key.algorithm().wireName() + ")";
  }
}
