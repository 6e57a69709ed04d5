package dev.muster.connectors.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of a table, reached by what its catalog says when the first of them is asked for.
 *
 * <p>Iceberg's own keeps every property of the catalog, resolved secrets among them, and travels
 * with each writer. This one travels with a loader, which holds references only. Safe for use by
 * several threads.
 */
final class ReloadingFileIO implements FileIO {

  private final TableLoader loader;
  private transient @Nullable FileIO opened;

  private ReloadingFileIO(TableLoader loader) {
    this.loader = loader;
  }

  /**
   * The same table for reading its metadata and for writing files, without anything secret.
   *
   * @param table as the catalog loaded it
   * @param loader loads it again where its files are written
   */
  static Table carriable(Table table, TableLoader loader) {
    return new BaseTable(
        new StaticTableOperations(
            ((HasTableOperations) table).operations().current(),
            new ReloadingFileIO(loader),
            table.locationProvider()),
        table.name());
  }

  @Override
  public InputFile newInputFile(String path) {
    return open().newInputFile(path);
  }

  @Override
  public OutputFile newOutputFile(String path) {
    return open().newOutputFile(path);
  }

  @Override
  public void deleteFile(String path) {
    open().deleteFile(path);
  }

  @Override
  public Map<String, String> properties() {
    return open().properties();
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }

  /** A copy as Iceberg makes it for other processes, since the catalog's own ends with it. */
  private synchronized FileIO open() {
    if (opened == null) {
      try (TableLoader own = loader.clone()) {
        own.open();
        opened = InstantiationUtil.clone(SerializableTable.copyOf(own.loadTable()).io());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("what was loaded here is known here", e);
      }
    }
    return opened;
  }
}
