package dev.muster.trial.system;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * The embedded catalog with a trap in its commits: the process halts, as by kill -9, where the
 * system property {@value #TRAP} says.
 *
 * <ul>
 *   <li>{@code before-commit}: a checkpoint has completed, and no table has committed it
 *   <li>{@code between-tables}: one table has committed a checkpoint, and the next is about to
 * </ul>
 *
 * <p>The trap springs at the third such moment, so that there is something to resume from. Each
 * commit is shown to {@link IntentTrap} too.
 */
public final class HaltingCatalog extends JdbcCatalog {
  static final String TRAP = "trial.trap";
  static final int STATUS = 86;

  private static final int SPRINGS_AT = 3;
  private static final Map<String, Set<String>> TABLES_BY_CHECKPOINT = new HashMap<>();
  private static int moments;

  @Override
  protected TableOperations newTableOps(TableIdentifier table) {
    return new Trapped(table.name(), super.newTableOps(table));
  }

  /** Called before each commit of a checkpoint's rows. */
  private static synchronized void committing(String table, String checkpoint) {
    Set<String> before = TABLES_BY_CHECKPOINT.getOrDefault(checkpoint, Set.of());
    boolean here =
        switch (System.getProperty(TRAP, "none")) {
          case "before-commit" -> before.isEmpty();
          case "between-tables" -> !before.isEmpty() && !before.contains(table);
          default -> false;
        };
    if (here && ++moments == SPRINGS_AT) {
      Runtime.getRuntime().halt(STATUS);
    }
  }

  private static synchronized void committed(String table, String checkpoint) {
    TABLES_BY_CHECKPOINT.computeIfAbsent(checkpoint, id -> new HashSet<>()).add(table);
  }

  private record Trapped(String table, TableOperations inner) implements TableOperations {
    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
      String checkpoint = checkpoint(metadata);
      if (base == null || checkpoint == null) {
        inner.commit(base, metadata);
        return;
      }
      committing(table, checkpoint);
      IntentTrap.tableCommitting(Long.parseLong(checkpoint));
      inner.commit(base, metadata);
      committed(table, checkpoint);
      IntentTrap.tableCommitted(table, Long.parseLong(checkpoint));
    }

    private static String checkpoint(TableMetadata metadata) {
      return metadata.currentSnapshot() == null
          ? null
          : metadata.currentSnapshot().summary().get("flink.max-committed-checkpoint-id");
    }

    @Override
    public TableMetadata current() {
      return inner.current();
    }

    @Override
    public TableMetadata refresh() {
      return inner.refresh();
    }

    @Override
    public FileIO io() {
      return inner.io();
    }

    @Override
    public EncryptionManager encryption() {
      return inner.encryption();
    }

    @Override
    public String metadataFileLocation(String fileName) {
      return inner.metadataFileLocation(fileName);
    }

    @Override
    public LocationProvider locationProvider() {
      return inner.locationProvider();
    }

    @Override
    public TableOperations temp(TableMetadata uncommitted) {
      return inner.temp(uncommitted);
    }

    @Override
    public long newSnapshotId() {
      return inner.newSnapshotId();
    }
  }
}
