package dev.muster.detect.operator;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.silence.Progress;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What comes out of detectors.
 *
 * @param findings what they found
 * @param progress how far the numbers of devices have come, from those that follow it
 */
public record Detected(DataStream<Finding> findings, Optional<DataStream<Progress>> progress) {

  static Detected of(DataStream<Finding> findings) {
    return new Detected(findings, Optional.empty());
  }

  Detected and(Detected other) {
    return new Detected(
        findings.union(other.findings),
        Stream.of(progress, other.progress)
            .flatMap(Optional::stream)
            .reduce((one, another) -> one.union(another)));
  }
}
