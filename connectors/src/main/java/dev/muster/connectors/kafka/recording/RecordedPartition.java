package dev.muster.connectors.kafka.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of a recording.
 *
 * @param file the Avro object container file
 */
record RecordedPartition(String topic, int partition, Path file) {
  private static final Pattern NAME = Pattern.compile("(.+)-(\\d+)\\.avro");

  static RecordedPartition in(Path directory, String topic, int partition) {
    return new RecordedPartition(
        topic, partition, directory.resolve(topic + "-" + partition + ".avro"));
  }

  /** All files of a recording. */
  static List<RecordedPartition> all(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      List<RecordedPartition> all =
          files.sorted().map(RecordedPartition::of).flatMap(Optional::stream).toList();
      if (all.isEmpty()) {
        throw new RecordingException(
            "%s holds no recording: make one with ./muster demo --record DIR."
                .formatted(directory));
      }
      return all;
    } catch (IOException e) {
      throw new RecordingException("Directory %s can't be read.".formatted(directory), e);
    }
  }

  private static Optional<RecordedPartition> of(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches()
        ? Optional.of(new RecordedPartition(name.group(1), Integer.parseInt(name.group(2)), file))
        : Optional.empty();
  }
}
