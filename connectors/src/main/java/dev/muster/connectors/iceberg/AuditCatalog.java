package dev.muster.connectors.iceberg;

import dev.muster.audit.AuditTables;
import dev.muster.audit.table.TableDefinition;
import dev.muster.audit.table.readings.ReadingsTable;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.jspecify.annotations.Nullable;

/**
 * Loads the catalog of the audit tables, in a job's tasks too.
 *
 * <p>Serializable without secrets: it holds {@link CatalogSettings}, whose references are resolved
 * at each load. Immutable and safe for use by several threads; a loaded catalog belongs to whoever
 * loaded it, and is to be given to {@link #close}.
 */
public final class AuditCatalog implements CatalogLoader {

  private static final String NAME = "muster";

  private final CatalogSettings settings;

  /** A loader for the catalog that the settings describe. */
  public AuditCatalog(CatalogSettings settings) {
    this.settings = settings;
  }

  /**
   * Connects to the catalog.
   *
   * @throws CatalogSettingsException if it cannot be reached or a reference leads nowhere
   */
  @Override
  public Catalog loadCatalog() {
    return load(settings.resolved(), UmaskedLocalFiles.configuration());
  }

  /**
   * Connects to the catalog to read and nothing else: where its files are on this machine, without
   * Hadoop, which takes as long to load as all else that a command does.
   *
   * @throws CatalogSettingsException if it cannot be reached or a reference leads nowhere
   */
  public Catalog loadToRead() {
    return settings.onThisMachine() ? load(settings.read(), null) : loadCatalog();
  }

  private Catalog load(Map<String, String> properties, @Nullable Configuration hadoop) {
    try {
      return CatalogUtil.buildIcebergCatalog(NAME, properties, hadoop);
    } catch (CatalogSettingsException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CatalogSettingsException(
          "The catalog of the audit tables at "
              + settings.place()
              + " cannot be opened: check that it is there and that its properties are right.",
          e);
    }
  }

  /**
   * What to throw when the catalog was opened and its tables can't be used all the same.
   *
   * @param use what they can't be, such as {@code created}
   */
  CatalogSettingsException unusable(String use, Exception cause) {
    return new CatalogSettingsException(
        "The audit tables at %s, with the warehouse %s, cannot be %s: check that both are reachable and may be written."
            .formatted(settings.place(), settings.warehouse(), use),
        cause);
  }

  /** A loader for one of the audit tables. */
  public TableLoader table(TableDefinition table) {
    return TableLoader.fromCatalog(this, identifier(table));
  }

  /** Where the catalog keeps a table. */
  public static TableIdentifier identifier(TableDefinition table) {
    return TableIdentifier.of(Namespace.of(AuditTables.NAMESPACE), table.name());
  }

  /**
   * The audit tables that there are or will be: those that every job writes, and those of readings
   * that some job has made.
   */
  static List<TableDefinition> tables(Catalog catalog) {
    List<TableDefinition> tables = new ArrayList<>(AuditTables.all());
    Namespace namespace = Namespace.of(AuditTables.NAMESPACE);
    if (catalog instanceof SupportsNamespaces spaces && spaces.namespaceExists(namespace)) {
      catalog.listTables(namespace).stream()
          .map(TableIdentifier::name)
          .filter(ReadingsTable::isName)
          .sorted()
          .map(ReadingsTable::named)
          .forEach(tables::add);
    }
    return tables;
  }

  /** A table with its newest snapshot, which it keeps; none if nothing was ever written to it. */
  static Optional<Table> newest(Catalog catalog, TableDefinition definition) {
    try {
      return Optional.of(catalog.loadTable(identifier(definition)))
          .filter(table -> table.currentSnapshot() != null);
    } catch (NoSuchTableException e) {
      return Optional.empty();
    }
  }

  /**
   * The tables of readings that there are, in the order of their names.
   *
   * @throws CatalogSettingsException if the catalog can't be opened
   */
  public List<TableDefinition> readings() {
    Catalog loaded = loadCatalog();
    try {
      return tables(loaded).stream().filter(table -> ReadingsTable.isName(table.name())).toList();
    } finally {
      close(loaded);
    }
  }

  /** Gives back what a loaded catalog holds, such as connections. */
  public static void close(Catalog catalog) {
    if (catalog instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Itself, being immutable. */
  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public CatalogLoader clone() {
    return this;
  }
}
