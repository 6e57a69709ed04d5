package dev.muster.detect.operator;

import dev.muster.control.operator.ElementTypeInfo;
import dev.muster.detect.finding.Finding;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The element types of this stage's streams; none of them falls back to reflection. */
public final class DetectTypes {
  /** Findings. */
  public static final TypeInformation<Finding> FINDING =
      new ElementTypeInfo<>(Finding.class, new FindingSerializer());

  private DetectTypes() {}
}
