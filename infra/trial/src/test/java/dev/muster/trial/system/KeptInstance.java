package dev.muster.trial.system;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.connectors.iceberg.RecoveryGuard;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A data directory in one file: the logs of its broker, the newest checkpoint of each job, the rows
 * of its tables and its keys, which are nobody else's.
 */
final class KeptInstance {
  private static final String CHECKPOINT = "_metadata";

  private KeptInstance() {}

  /** Packs a directory on which nothing runs, and whose tables are no further than its jobs. */
  static void pack(DataDirectory data, Path zip) throws IOException {
    new KeptTables(data).write();
    Files.createDirectories(zip.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (Path file : kept(data)) {
        ZipEntry entry = new ZipEntry(data.root().relativize(file).toString());
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        out.putNextEntry(entry);
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private static List<Path> kept(DataDirectory data) throws IOException {
    List<Path> kept = new ArrayList<>();
    kept.addAll(files(data.keys(), ""));
    kept.addAll(files(data.kafka(), ".lock"));
    kept.addAll(files(data.warehouse(), ".crc"));
    kept.removeIf(file -> file.getParent().getFileName().toString().equals("metadata"));
    for (Path checkpoints : List.of(data.checkpoints(), data.dispatchCheckpoints())) {
      kept.add(checkpoints.resolve("partition-counts.properties"));
      kept.addAll(newest(checkpoints));
    }
    return kept;
  }

  /** All of it stands in one file, or its other files would be named by where they lie. */
  private static List<Path> newest(Path checkpoints) throws IOException {
    String location = RecoveryGuard.newest(checkpoints.toUri().toString()).orElseThrow().location();
    List<Path> files = files(Path.of(URI.create(location)), "");
    if (files.size() != 1 || !files.get(0).endsWith(CHECKPOINT)) {
      throw new IllegalStateException("State outside of " + CHECKPOINT + ": " + files);
    }
    return files;
  }

  private static List<Path> files(Path directory, String without) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> without.isEmpty() || !file.toString().endsWith(without))
          .sorted()
          .toList();
    }
  }

  /** Unpacks into an empty directory, anywhere. */
  static void unpack(InputStream zip, DataDirectory data) throws IOException {
    try (ZipInputStream in = new ZipInputStream(zip)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = data.root().resolve(entry.getName()).normalize();
        if (!file.startsWith(data.root())) {
          throw new IOException("An entry leads out of the directory: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
      }
    }
    new KeptTables(data).read();
  }
}
