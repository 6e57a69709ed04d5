package dev.muster.detect.operator;

import dev.muster.detect.flood.FloodSettings;
import dev.muster.verify.Forgeries;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Finds floods of records that nobody is proved to have sent: kind {@code flooded}. In one task, as
 * a partition is a key, and there are few.
 *
 * @param settings when they are a flood
 */
public record FloodDetection(FloodSettings settings) implements Detector {

  static final DetectorKind KIND =
      new DetectorKind(
          "flood", (version, section) -> new FloodDetection(FloodSettings.read(version, section)));

  @Override
  public Detected attach(DetectInputs inputs) {
    return Detected.of(
        inputs
            .forgeries()
            .keyBy(Forgeries::partition, Types.INT)
            .process(new FloodFunction(settings), DetectStreams.FINDING)
            .setParallelism(1)
            .uid(KIND.name())
            .name("flood"));
  }
}
