package dev.muster.trial.system;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Looks for secrets in files, topics and tables, and notes the places where they stand. */
final class Search {
  private final Needles needles;
  private final Map<String, Set<String>> places = new TreeMap<>();

  Search(Needles needles) {
    this.needles = needles;
    needles.secrets().forEach(secret -> places.put(secret, new TreeSet<>()));
  }

  /** The places of each secret; none where it was not found. */
  Map<String, Set<String>> places() {
    return places;
  }

  /**
   * Searches every byte of every file under a directory, those that appear or go meanwhile as far
   * as they can be seen.
   *
   * @param place the place that a file, relative to the directory, counts as
   */
  void files(Path directory, Function<Path, String> place) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            file(place.apply(directory.relativize(file)), file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return gone(e);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            return e == null ? FileVisitResult.CONTINUE : gone(e);
          }
        });
  }

  private static FileVisitResult gone(IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }

  private void file(String place, Path file) throws IOException {
    try {
      bytes(place, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return;
    }
    if (file.toString().endsWith(".avro")) {
      Audited.await(() -> unpacked(place, file), () -> file + " stays incomplete");
    }
  }

  /** Manifests pack what they say of data files; one that is just being written is none yet. */
  private boolean unpacked(String place, Path file) {
    try (DataFileStream<Object> avro =
        new DataFileStream<>(Files.newInputStream(file), new GenericDatumReader<>())) {
      while (avro.hasNext()) {
        ByteBuffer block = avro.nextBlock();
        byte[] bytes = new byte[block.remaining()];
        block.get(bytes);
        bytes(place, bytes);
      }
      return true;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Searches every committed record of a topic: key, value and headers, unpacked. */
  void topic(KafkaAccess kafka, String topic) {
    try (TopicReader reader = TopicReader.open(kafka, topic)) {
      List<Integer> all = IntStream.range(0, reader.partitions()).boxed().toList();
      reader.read(all, record -> record("topic " + topic, record));
    }
  }

  private void record(String place, ConsumerRecord<byte[], byte[]> record) {
    bytes(place, record.key());
    bytes(place, record.value());
    for (Header header : record.headers()) {
      bytes(place, header.key().getBytes(StandardCharsets.UTF_8));
      bytes(place, header.value());
    }
  }

  /** Searches every column of every row of every audit table, as its text. */
  void tables(Audited audited) {
    for (List<Object> table :
        audited.rows(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'audit'")) {
      for (List<Object> row : audited.rows("SELECT * FROM audit." + table.get(0))) {
        bytes("table " + table.get(0), row.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void bytes(String place, byte[] bytes) {
    if (bytes != null) {
      needles.in(bytes).forEach(secret -> places.get(secret).add(place));
    }
  }
}
