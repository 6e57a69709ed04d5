package dev.muster.simulator;

import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.policy.Purpose;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.level.LevelDetector;
import dev.muster.detect.level.LevelSettings;
import dev.muster.detect.level.MetricBaseline;
import dev.muster.detect.rate.RateBaseline;
import dev.muster.detect.rate.RateDetector;
import dev.muster.detect.rate.RateSettings;
import dev.muster.message.reading.Reading;
import dev.muster.verify.Contact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pipeline's detectors of anomalies without the pipeline, for what the fleet's policies let
 * them see: everything but positions.
 */
final class Detectors {
  private final List<Finding> findings = new ArrayList<>();
  private final LevelDetector levels = new LevelDetector(LevelSettings.DEFAULT, findings::add);
  private final RateDetector rates = new RateDetector(RateSettings.DEFAULT, findings::add);
  private final Map<String, MetricBaseline> levelBaselines = new HashMap<>();
  private final Map<String, RateBaseline> rateBaselines = new HashMap<>();

  void spoke(Contact contact) {
    rateBaselines.compute(
        contact.device().device(), (device, baseline) -> rates.judge(baseline, contact));
  }

  void opened(Contact contact, String dataClass, List<Reading> readings) {
    if (dataClass.equals("location")) {
      return;
    }
    OpenedSection section =
        new OpenedSection(
            contact.origin(),
            contact.device(),
            contact.epoch(),
            contact.sequence(),
            contact.issuedAt(),
            dataClass,
            Set.of(Purpose.DETECT),
            1,
            readings);
    for (Reading reading : readings) {
      String metric = contact.device().device() + '/' + dataClass + '/' + reading.name();
      levels.judge(
          levelBaselines.computeIfAbsent(metric, name -> new MetricBaseline()), section, reading);
    }
  }

  List<Finding> findings() {
    return findings;
  }
}
