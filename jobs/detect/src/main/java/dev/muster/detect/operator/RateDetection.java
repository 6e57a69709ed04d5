package dev.muster.detect.operator;

import dev.muster.detect.rate.RateSettings;
import dev.muster.verify.Contact;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;

/**
 * Finds who speaks far more than usual: kind {@code rate}.
 *
 * @param settings how often a device may speak
 */
public record RateDetection(RateSettings settings) implements Detector {

  static final DetectorKind KIND =
      new DetectorKind(
          "rate", (version, section) -> new RateDetection(RateSettings.read(version, section)));

  @Override
  public Detected attach(DetectInputs inputs) {
    KeySelector<Contact, String> device = contact -> contact.device().device();
    return Detected.of(
        DataStreamUtils.reinterpretAsKeyedStream(inputs.contacts(), device, Types.STRING)
            .process(new RateFunction(settings), DetectStreams.FINDING)
            .setParallelism(inputs.contacts().getParallelism())
            .uid(KIND.name())
            .name("rate"));
  }
}
