package dev.muster.connectors.iceberg.relocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.PartitionStatisticsFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StatisticsFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * Copies a table into another catalog, and its files to where that keeps such a table. The copy has
 * the same rows, and the same snapshots with their ids, summaries and tags; so a job that knows the
 * one goes on with the other. Files that no snapshot holds yet are copied too. The table itself is
 * left as it is.
 *
 * <p>Nobody may write to the table meanwhile. Former versions of its metadata are not copied, nor
 * are tables whose rows were deleted by delete files, which name paths in themselves.
 */
public final class TableRelocation {
  private static final int AT_A_TIME = 8;
  private static final String METADATA = "metadata/";

  private final Table table;
  private final TableMetadata metadata;
  private final FileIO from;
  private final FileIO to;
  private final Directories directories;

  private TableRelocation(Table table, Table target) {
    this.table = table;
    this.metadata = ((HasTableOperations) table).operations().current();
    this.from = table.io();
    this.to = target.io();
    this.directories = new Directories(table.name(), table.location(), target.location());
  }

  /**
   * Copies a table.
   *
   * @param table as its catalog loaded it
   * @param catalog that is to have it; it has the namespace, and no table of that name
   * @throws RelocationException if the table can't be copied, or the catalog has one of that name;
   *     files may be there then, but no table
   */
  public static void copy(Table table, Catalog catalog, TableIdentifier name) {
    if (catalog.tableExists(name)) {
      throw new RelocationException(
          "The catalog has a table %s already: choose a catalog without one.".formatted(name));
    }
    // Nobody but the catalog knows where it keeps a table of that name.
    Table target = catalog.buildTable(name, table.schema()).createTransaction().table();
    try {
      catalog.registerTable(name, new TableRelocation(table, target).copy());
    } catch (IOException e) {
      throw new RelocationException(
          "The table %s can't be copied to %s: %s"
              .formatted(table.name(), target.location(), e.getMessage()),
          e);
    }
  }

  /** Copies all files; returns where the metadata is now. */
  private String copy() throws IOException {
    List<String> asTheyAre = new ArrayList<>(statistics().toList());
    data().forEach(asTheyAre::add);
    copyAsTheyAre(asTheyAre);
    copyManifests();
    String copied = directories.moved(metadata.metadataFileLocation());
    new MovedMetadata(directories).write(metadata, to.newOutputFile(copied));
    return copied;
  }

  private Stream<String> statistics() {
    return Stream.concat(
        metadata.statisticsFiles().stream().map(StatisticsFile::path),
        metadata.partitionStatisticsFiles().stream().map(PartitionStatisticsFile::path));
  }

  /** All that is no metadata, since a checkpoint may be about to have it committed. */
  private List<String> data() {
    if (!(from instanceof SupportsPrefixOperations listing)) {
      throw new RelocationException(
          "The files of the table %s can't be listed: copy it with an engine of its catalog."
              .formatted(table.name()));
    }
    String kept = directories.moved(table.location()) + "/" + METADATA;
    List<String> data = new ArrayList<>();
    for (FileInfo file : listing.listPrefix(table.location() + "/")) {
      if (!directories.moved(file.location()).startsWith(kept)) {
        data.add(file.location());
      }
    }
    return data;
  }

  private void copyAsTheyAre(List<String> files) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<?>> copies = new ArrayList<>();
      for (String file : files) {
        copies.add(
            threads.submit(
                () -> {
                  copyAsItIs(file);
                  return null;
                }));
      }
      for (Future<?> copy : copies) {
        copy.get();
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(cause.getMessage(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void copyAsItIs(String file) throws IOException {
    try (InputStream in = from.newInputFile(file).newStream();
        OutputStream out = to.newOutputFile(directories.moved(file)).createOrOverwrite()) {
      in.transferTo(out);
    }
  }

  private void copyManifests() throws IOException {
    MovedManifests manifests = new MovedManifests(directories);
    Map<String, Long> lengths = new HashMap<>();
    for (Snapshot snapshot : metadata.snapshots()) {
      for (ManifestFile manifest : snapshot.allManifests(from)) {
        if (!lengths.containsKey(manifest.path())) {
          requireRows(manifest);
          String moved = directories.moved(manifest.path());
          lengths.put(
              manifest.path(),
              manifests.manifest(from.newInputFile(manifest.path()), to.newOutputFile(moved)));
        }
      }
      String list = snapshot.manifestListLocation();
      manifests.list(
          from.newInputFile(list),
          to.newOutputFile(directories.moved(list)),
          manifest -> Objects.requireNonNull(lengths.get(manifest), manifest));
    }
  }

  private void requireRows(ManifestFile manifest) {
    if (manifest.content() == ManifestContent.DELETES) {
      throw new RelocationException(
          ("Rows of the table %s were deleted by delete files, which name the place of the table:"
                  + " rewrite its files with the engine that deleted them, and expire the snapshots"
                  + " before.")
              .formatted(table.name()));
    }
  }
}
