package dev.muster.detect.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SilenceCopiesTest {

  @Test
  void shareNothingThatChanges() throws IOException {
    Watch watch = SilenceGoldens.watch();
    Watch copy = watch.copy();
    watch.paused(null, SilenceGoldens.spoken(9));
    watch.behind.add("site/new");
    assertThat(copy).usingRecursiveComparison().isEqualTo(SilenceGoldens.watch());
    DeviceGroup group = SilenceGoldens.group();
    DeviceGroup other = group.copy();
    group.await(SilenceGoldens.absent());
    group.members.clear();
    group.missing.clear();
    assertThat(Golden.written(new DeviceGroupForm(), other))
        .isEqualTo(Golden.written(new DeviceGroupForm(), SilenceGoldens.group()));
  }
}
