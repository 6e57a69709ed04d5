package dev.muster.admin.query;

import dev.muster.audit.table.TableDefinition;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.FetchProgress;
import dev.muster.connectors.iceberg.PlannedTable;
import dev.muster.connectors.iceberg.TableSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.catalog.Catalog;

/**
 * Snapshots of the audit tables, and those of them whose rows are on this machine by now.
 *
 * <p>Copies, of files that lie elsewhere or of which Iceberg shows less, are kept in a directory
 * that only this user can read, and go with it.
 */
final class BroughtTables implements AutoCloseable {
  private final List<TableSnapshot> snapshots;
  private final FetchProgress progress;
  private final Path directory;
  private final Map<String, PlannedTable> brought = new HashMap<>();

  private BroughtTables(List<TableSnapshot> snapshots, FetchProgress progress, Path directory) {
    this.snapshots = snapshots;
    this.progress = progress;
    this.directory = directory;
  }

  /** Every table, of which none is brought. */
  static BroughtTables of(AuditCatalog catalog, Catalog loaded, FetchProgress progress) {
    List<TableSnapshot> snapshots = TableSnapshot.all(catalog, loaded);
    try {
      return new BroughtTables(snapshots, progress, Files.createTempDirectory("muster-sql-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every table. */
  List<TableDefinition> definitions() {
    return snapshots.stream().map(TableSnapshot::definition).toList();
  }

  /** A table whose rows are here. */
  Optional<PlannedTable> brought(TableDefinition table) {
    return Optional.ofNullable(brought.get(table.name()));
  }

  /** Those whose rows are here. */
  Collection<PlannedTable> all() {
    return brought.values();
  }

  /** Brings the rows of tables that are not here yet. */
  boolean bring(Collection<String> names) {
    boolean any = false;
    for (TableSnapshot snapshot : snapshots) {
      String name = snapshot.definition().name();
      if (names.contains(name) && !brought.containsKey(name)) {
        brought.put(name, snapshot.bring(directory, progress));
        any = true;
      }
    }
    return any;
  }

  /** Takes the newest snapshot of each of which none was taken. */
  void take() {
    snapshots.forEach(TableSnapshot::take);
  }

  /** For what else goes with the copies. */
  Path directory() {
    return directory;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
