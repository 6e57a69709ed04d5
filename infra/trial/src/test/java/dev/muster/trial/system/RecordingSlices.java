package dev.muster.trial.system;

import dev.muster.schemas.RecordedRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** Cuts a recording into some that can be played one after the other. */
final class RecordingSlices {
  private RecordingSlices() {}

  /**
   * Cuts all partitions at the same moments; what is in order stays so.
   *
   * @param moments the last arrival of each slice but the last one, in ms, ascending
   * @return one directory more than there are moments
   */
  static List<Path> cut(Path recording, List<Long> moments, Path into) throws IOException {
    List<Path> slices = new ArrayList<>();
    for (int slice = 0; slice <= moments.size(); slice++) {
      slices.add(Files.createDirectories(into.resolve("slice-" + slice)));
    }
    for (Path file : files(recording)) {
      cut(file, moments, slices);
    }
    return slices;
  }

  /** By when every partition has ticked after a moment: what is due at it can be told by then. */
  static long ticked(Path recording, long moment) throws IOException {
    long ticked = moment;
    for (Path file : files(recording)) {
      try (DataFileReader<RecordedRecord> records = reader(file)) {
        RecordedRecord record = records.next();
        while (record.getTimestamp() <= moment + 1 || record.getValue() != null) {
          record = records.next();
        }
        ticked = Math.max(ticked, record.getTimestamp());
      }
    }
    return ticked;
  }

  private static void cut(Path file, List<Long> moments, List<Path> slices) throws IOException {
    try (DataFileReader<RecordedRecord> records = reader(file)) {
      RecordedRecord next = records.hasNext() ? records.next() : null;
      for (int slice = 0; slice < slices.size(); slice++) {
        long end = slice < moments.size() ? moments.get(slice) : Long.MAX_VALUE;
        try (DataFileWriter<RecordedRecord> writer = writer(slices.get(slice), file)) {
          while (next != null && next.getTimestamp() <= end) {
            writer.append(next);
            next = records.hasNext() ? records.next() : null;
          }
        }
      }
    }
  }

  private static List<Path> files(Path recording) throws IOException {
    try (Stream<Path> files = Files.list(recording)) {
      return files.filter(each -> each.toString().endsWith(".avro")).toList();
    }
  }

  private static DataFileReader<RecordedRecord> reader(Path file) throws IOException {
    return new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(RecordedRecord.class));
  }

  private static DataFileWriter<RecordedRecord> writer(Path slice, Path file) throws IOException {
    return new DataFileWriter<>(new SpecificDatumWriter<>(RecordedRecord.class))
        .create(
            RecordedRecord.getClassSchema(), slice.resolve(file.getFileName().toString()).toFile());
  }
}
