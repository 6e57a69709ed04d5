package dev.muster.detect;

import dev.muster.detect.finding.FindingForm;
import dev.muster.detect.finding.FindingSamples;
import dev.muster.detect.flood.FloodsForm;
import dev.muster.detect.flood.FloodsSample;
import dev.muster.detect.level.MetricBaselineForm;
import dev.muster.detect.level.MetricBaselineSample;
import dev.muster.detect.rate.Account;
import dev.muster.detect.rate.RateBaseline;
import dev.muster.detect.rate.RateBaselineForm;
import dev.muster.detect.rate.SignedTime;
import dev.muster.detect.silence.SilenceGoldens;
import dev.muster.testing.Golden;
import dev.muster.testing.GoldenFiles;
import java.util.ArrayList;
import java.util.List;

class DetectGoldenTest extends GoldenFiles {
  private static final RateBaseline PACE =
      new RateBaseline(
          1,
          2.5,
          3,
          new Account(4.5, 5.5),
          new Account(6.5, 7.5),
          new SignedTime(8, 9.5),
          10,
          11,
          12,
          true);

  DetectGoldenTest() {
    super(new DetectForms());
  }

  @Override
  protected List<Golden<?>> goldens() {
    List<Golden<?>> all = new ArrayList<>(SilenceGoldens.all());
    all.add(new Golden<>(new FindingForm(), "of-a-device", FindingSamples.ofADevice()));
    all.add(new Golden<>(new FindingForm(), "of-a-site", FindingSamples.ofASite()));
    all.add(new Golden<>(new FindingForm(), "of-a-partition", FindingSamples.ofAPartition()));
    all.add(Golden.of(new FloodsForm(), FloodsSample.floods()));
    all.add(Golden.of(new MetricBaselineForm(), MetricBaselineSample.baseline()));
    all.add(Golden.of(new RateBaselineForm(), PACE));
    return all;
  }
}
