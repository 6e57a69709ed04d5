package dev.muster.connectors.iceberg;

import dev.muster.audit.table.TableDefinition;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NotFoundException;

/**
 * Looks whether a table can be written to: each commit reads the manifests of the newest snapshot,
 * and would fail again and again where one is gone.
 */
final class PresentFiles {

  private PresentFiles() {}

  /**
   * Passes where they are there. Data files are not looked for: only who reads them needs them.
   *
   * @throws MissingFilesException if one is gone
   */
  static void require(TableDefinition definition, Table table) {
    if (table.currentSnapshot() == null) {
      return;
    }
    String name = "audit." + definition.name();
    try {
      for (ManifestFile manifest : table.currentSnapshot().allManifests(table.io())) {
        if (!table.io().newInputFile(manifest.path()).exists()) {
          throw new MissingFilesException(name, manifest.path(), null);
        }
      }
    } catch (NotFoundException e) {
      throw new MissingFilesException(name, table.currentSnapshot().manifestListLocation(), e);
    }
  }
}
