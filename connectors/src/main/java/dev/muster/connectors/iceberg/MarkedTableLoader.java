package dev.muster.connectors.iceberg;

import java.io.IOException;
import java.io.Serial;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/**
 * Loads a table whose commits by a job set the tag of {@link JobMarker}, in the same commit: at no
 * time can anybody expire the marker of the newest.
 */
final class MarkedTableLoader implements TableLoader {

  @Serial private static final long serialVersionUID = 1L;

  private final TableLoader loader;

  MarkedTableLoader(TableLoader loader) {
    this.loader = loader;
  }

  @Override
  public void open() {
    loader.open();
  }

  @Override
  public boolean isOpen() {
    return loader.isOpen();
  }

  @Override
  public Table loadTable() {
    Table table = loader.loadTable();
    return new BaseTable(
        new MarkedOperations(((HasTableOperations) table).operations()), table.name());
  }

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public TableLoader clone() {
    return new MarkedTableLoader(loader.clone());
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  /** Those of the catalog, but for the tag. */
  private record MarkedOperations(TableOperations catalog) implements TableOperations {

    @Override
    public TableMetadata current() {
      return catalog.current();
    }

    @Override
    public TableMetadata refresh() {
      return catalog.refresh();
    }

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
      catalog.commit(base, JobMarker.tagged(base, metadata));
    }

    @Override
    public FileIO io() {
      return catalog.io();
    }

    @Override
    public EncryptionManager encryption() {
      return catalog.encryption();
    }

    @Override
    public String metadataFileLocation(String name) {
      return catalog.metadataFileLocation(name);
    }

    @Override
    public LocationProvider locationProvider() {
      return catalog.locationProvider();
    }

    @Override
    public TableOperations temp(TableMetadata uncommitted) {
      return catalog.temp(uncommitted);
    }

    @Override
    public long newSnapshotId() {
      return catalog.newSnapshotId();
    }

    @Override
    public boolean requireStrictCleanup() {
      return catalog.requireStrictCleanup();
    }
  }
}
