package dev.muster.detect.operator;

import dev.muster.decrypt.OpenedSection;
import dev.muster.detect.level.LevelSettings;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;

/**
 * Finds readings that leave what is normal for their device: kinds {@code level}, {@code drift} and
 * {@code stuck}. Chained to what opens the sections: a reading never leaves its task.
 *
 * @param settings where readings may lie
 */
public record LevelDetection(LevelSettings settings) implements Detector {

  static final DetectorKind KIND =
      new DetectorKind(
          "level", (version, section) -> new LevelDetection(LevelSettings.read(version, section)));

  @Override
  public Detected attach(DetectInputs inputs) {
    KeySelector<OpenedSection, String> device = section -> section.device().device();
    return Detected.of(
        DataStreamUtils.reinterpretAsKeyedStream(inputs.opened(), device, Types.STRING)
            .process(new LevelFunction(settings), DetectStreams.FINDING)
            .setParallelism(inputs.opened().getParallelism())
            .uid(KIND.name())
            .name("level"));
  }
}
