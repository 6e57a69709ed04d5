package dev.muster.detect.operator;

import dev.muster.detect.silence.Progress;
import org.apache.flink.util.OutputTag;

/** The side outputs of this stage. */
final class DetectOutputs {
  /** How far the numbers of devices have come. */
  static final OutputTag<Progress> PROGRESS = new OutputTag<>("progress", DetectTypes.PROGRESS);

  private DetectOutputs() {}
}
