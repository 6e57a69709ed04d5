package dev.muster.simulator.readings;

import dev.muster.simulator.roster.SimulatedDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Readings of real recordings, one row a message: time is compressed to the device's own cadence.
 *
 * <p>Each file is one device's recording; more devices than files share them, each from another row
 * on. A row that lacks more than half of its values is an outage: the device says nothing.
 */
public final class RecordedReadings implements ReadingSource {
  private static final int MAX_FILES = 256;
  private static final int ROWS_APART = 977;
  private static final Pattern NAME = Pattern.compile(".*\\.(csv|txt)(\\.gz)?");

  private final List<RecordedSeries> series;

  private RecordedReadings(List<RecordedSeries> series) {
    this.series = series;
  }

  /**
   * Reads every {@code .csv} and {@code .txt} file under a directory, gzipped or not.
   *
   * @throws RecordingsUnreadableException if the directory holds no readable recording
   */
  public static RecordedReadings load(Path directory) {
    List<RecordedSeries> found = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> files =
          tree.filter(RecordedReadings::mayHoldReadings).sorted().limit(MAX_FILES).toList();
      for (Path file : files) {
        RecordingFile.read(file).ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new RecordingsUnreadableException(
          "The readings under " + directory + " cannot be read: " + e.getMessage());
    }
    if (found.isEmpty()) {
      throw new RecordingsUnreadableException(
          "No recording found under "
              + directory
              + ": --readings needs a directory with .csv or .txt files that have a header line.");
    }
    return new RecordedReadings(found);
  }

  @Override
  public boolean isSynthetic() {
    return false;
  }

  @Override
  public List<Section> read(SimulatedDevice device, long ordinal, long scriptMillis) {
    RecordedSeries recording = series.get(device.index() % series.size());
    long start = (long) (device.index() / series.size()) * ROWS_APART;
    double[] row = recording.rows().get((int) ((start + ordinal) % recording.rows().size()));
    List<Measurement> values = new ArrayList<>(row.length);
    for (int i = 0; i < row.length; i++) {
      if (!Double.isNaN(row[i])) {
        values.add(new Measurement(recording.names().get(i), null, row[i]));
      }
    }
    return Optional.of(values)
        .filter(present -> 2 * present.size() >= row.length && !present.isEmpty())
        .map(present -> List.of(new Section("operational", present)))
        .orElse(List.of());
  }

  private static boolean mayHoldReadings(Path file) {
    return Files.isRegularFile(file) && NAME.matcher(file.getFileName().toString()).matches();
  }
}
