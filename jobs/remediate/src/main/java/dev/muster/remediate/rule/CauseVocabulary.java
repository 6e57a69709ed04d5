package dev.muster.remediate.rule;

import dev.muster.condition.DeviceVocabulary;
import dev.muster.condition.ValueType;
import dev.muster.condition.Vocabulary;
import dev.muster.remediate.DeviceFinding;
import java.util.HashMap;
import java.util.Map;

/** What a rule's condition may ask: about the finding and about its device. */
public final class CauseVocabulary {
  private static final String FINDING = "finding";

  /** The names. Class, metric and deviation may be absent. */
  public static final Vocabulary NAMES =
      Vocabulary.EMPTY
          .with(DeviceVocabulary.SUBJECT, DeviceVocabulary.ATTRIBUTES)
          .with(
              FINDING,
              Map.of(
                  "kind", ValueType.TEXT,
                  "rule", ValueType.TEXT,
                  "class", ValueType.TEXT,
                  "metric", ValueType.TEXT,
                  "deviation", ValueType.DECIMAL));

  private CauseVocabulary() {}

  /** The values of one cause. */
  static Map<String, Map<String, Object>> values(DeviceFinding cause) {
    Map<String, Object> finding = new HashMap<>();
    finding.put("kind", cause.kind());
    finding.put("rule", cause.detection());
    if (cause.dataClass() != null) {
      finding.put("class", cause.dataClass());
    }
    if (cause.metric() != null) {
      finding.put("metric", cause.metric());
    }
    if (!Double.isNaN(cause.deviation())) {
      finding.put("deviation", cause.deviation());
    }
    return Map.of(
        FINDING,
        finding,
        DeviceVocabulary.SUBJECT,
        DeviceVocabulary.values(cause.device(), cause.arrival()));
  }
}
