package dev.muster.admin.backtest;

import dev.muster.detect.learned.DeepDetector;
import dev.muster.detect.learned.LearnedDetector;
import dev.muster.detect.learned.LightDetector;
import dev.muster.detect.learned.Sensitivity;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be tried.
 *
 * @param input a file, or a directory of which each file is a device
 * @param time the column of the time, or those of year, month, day and hour
 * @param values the columns of readings
 * @param device the column that names the device, if there are several
 * @param deep whether the deep detector is meant
 * @param sensitivity of the detector
 * @param scores where each row's score is written, if wanted
 * @param plot where the picture is written, if wanted
 */
public record BacktestSettings(
    Path input,
    List<String> time,
    List<String> values,
    @Nullable String device,
    boolean deep,
    Sensitivity sensitivity,
    @Nullable Path scores,
    @Nullable Path plot) {

  LearnedDetector detector() {
    return deep ? new DeepDetector(sensitivity) : new LightDetector(sensitivity);
  }
}
