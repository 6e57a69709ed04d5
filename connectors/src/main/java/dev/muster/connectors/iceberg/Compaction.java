package dev.muster.connectors.iceberg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.util.StructLikeWrapper;

/**
 * Merges the many small files that commits every few seconds leave behind, one day at a time.
 *
 * <p>Replaces files in one commit that fails if any of them is gone, so rows are neither lost nor
 * doubled beside a running sink. The files replaced stay until their snapshots expire.
 */
record Compaction(Table table, int fewest) {
  /** Files of at least this size are left alone. */
  private static final long SMALL_BYTES = 16L << 20;

  /** What is read into one new file at most. */
  private static final long GROUP_BYTES = 128L << 20;

  /**
   * Merges the small files of the first day that has enough of them.
   *
   * @return whether there was one
   */
  boolean mergeOnce() throws IOException {
    if (table.currentSnapshot() == null) {
      return false;
    }
    long snapshot = table.currentSnapshot().snapshotId();
    Optional<List<DataFile>> group =
        smallFilesByDay(snapshot).values().stream().filter(day -> day.size() >= fewest).findFirst();
    if (group.isEmpty()) {
      return false;
    }
    replace(snapshot, group.get(), merge(group.get()));
    return true;
  }

  private Map<StructLikeWrapper, List<DataFile>> smallFilesByDay(long snapshot) throws IOException {
    Map<StructLikeWrapper, List<DataFile>> days = new HashMap<>();
    Map<StructLikeWrapper, Long> bytes = new HashMap<>();
    StructLikeWrapper key = StructLikeWrapper.forType(table.spec().partitionType());
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot).planFiles()) {
      for (FileScanTask task : tasks) {
        DataFile file = task.file();
        StructLikeWrapper day = key.copyFor(file.partition());
        if (isMergeable(task)
            && bytes.merge(day, file.fileSizeInBytes(), Long::sum) <= GROUP_BYTES) {
          days.computeIfAbsent(day, any -> new ArrayList<>()).add(file.copy());
        }
      }
    }
    return days;
  }

  private boolean isMergeable(FileScanTask task) {
    return task.file().fileSizeInBytes() < SMALL_BYTES
        && task.deletes().isEmpty()
        && task.spec().specId() == table.spec().specId();
  }

  private DataFile merge(List<DataFile> files) throws IOException {
    OutputFile output =
        table
            .io()
            .newOutputFile(
                table
                    .locationProvider()
                    .newDataLocation(
                        table.spec(),
                        files.get(0).partition(),
                        "merged-" + UUID.randomUUID() + ".parquet"));
    DataWriter<Record> writer =
        Parquet.writeData(output)
            .forTable(table)
            .createWriterFunc(GenericParquetWriter::create)
            .withPartition(files.get(0).partition())
            .build();
    try (writer) {
      for (DataFile file : files) {
        copy(file, writer);
      }
    }
    return writer.toDataFile();
  }

  private void copy(DataFile file, DataWriter<Record> writer) throws IOException {
    Schema schema = table.schema();
    try (CloseableIterable<Record> rows =
        Parquet.read(table.io().newInputFile(file.location()))
            .project(schema)
            .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type))
            .build()) {
      rows.forEach(writer::write);
    }
  }

  private void replace(long snapshot, List<DataFile> files, DataFile merged) {
    long rows = files.stream().mapToLong(DataFile::recordCount).sum();
    if (merged.recordCount() != rows) {
      throw new IllegalStateException(
          "Merging %s files of %s gave %s rows instead of %s: nothing was replaced."
              .formatted(files.size(), table.name(), merged.recordCount(), rows));
    }
    RewriteFiles rewrite = table.newRewrite().validateFromSnapshot(snapshot).addFile(merged);
    files.forEach(rewrite::deleteFile);
    rewrite.commit();
  }
}
