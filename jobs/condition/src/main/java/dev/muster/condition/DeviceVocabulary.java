package dev.muster.condition;

import dev.muster.control.registry.DeviceRecord;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What conditions may ask about a device: what the registry said of it when its record arrived. */
public final class DeviceVocabulary {
  /** Name of the subject. */
  public static final String SUBJECT = "device";

  /** The attributes of {@code device}. Site, gateway, model and firmware may be absent. */
  public static final Map<String, ValueType> ATTRIBUTES =
      Map.of(
          "id", ValueType.TEXT,
          "cohort", ValueType.TEXT,
          "site", ValueType.TEXT,
          "gateway", ValueType.TEXT,
          "model", ValueType.TEXT,
          "firmware", ValueType.TEXT,
          "status", ValueType.TEXT);

  private DeviceVocabulary() {}

  /** The values of one device, as they are for what arrives at this time, in ms. */
  public static Map<String, Object> values(DeviceRecord record, long arrival) {
    Map<String, Object> values = values(record);
    values.put("status", record.statusAt(arrival).name());
    return values;
  }

  /** The values of one device, a suspension that ends by itself not counted as ended. */
  public static Map<String, Object> values(DeviceRecord record) {
    Map<String, Object> values = new HashMap<>();
    values.put("id", record.device());
    values.put("cohort", record.cohort());
    values.put("status", record.status().name());
    putIfKnown(values, "site", record.site());
    putIfKnown(values, "gateway", record.gateway());
    putIfKnown(values, "model", record.model());
    putIfKnown(values, "firmware", record.firmware());
    return values;
  }

  private static void putIfKnown(Map<String, Object> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
