package dev.muster.trial.store;

import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Audit tables in a REST catalog, with their files on S3: both of their own, on this machine. */
public final class FarTables implements AutoCloseable {
  private final S3Server s3;
  private final RestCatalogServer rest;
  private final Map<String, String> properties;

  private FarTables(S3Server s3, RestCatalogServer rest, Map<String, String> properties) {
    this.s3 = s3;
    this.rest = rest;
    this.properties = properties;
  }

  /** Starts both and creates the tables; keeps the catalog's own records in a directory. */
  public static FarTables create(Path directory) throws Exception {
    FarTables tables = start(directory);
    IcebergAuditSinks.createTables(tables.catalog());
    return tables;
  }

  /** Starts both, with no table. */
  public static FarTables start(Path directory) throws Exception {
    S3Server s3 = S3Server.start();
    Map<String, String> behind = new TreeMap<>(s3.properties(Files.createDirectories(directory)));
    behind.putAll(
        Map.of(
            "type",
            "jdbc",
            "jdbc.schema-version",
            "V1",
            "uri",
            "jdbc:sqlite:" + directory.resolve("rest.db") + "?busy_timeout=10000",
            "warehouse",
            "s3://" + S3Server.BUCKET + "/warehouse"));
    RestCatalogServer rest =
        RestCatalogServer.start(new AuditCatalog(new CatalogSettings(behind)).loadCatalog());
    Map<String, String> properties = new TreeMap<>(s3.properties(directory));
    properties.put("type", "rest");
    properties.put("uri", rest.uri());
    return new FarTables(s3, rest, properties);
  }

  /** The catalog as the pipeline reaches it. */
  public AuditCatalog catalog() {
    return new AuditCatalog(new CatalogSettings(properties));
  }

  /** The group {@code catalog} of a configuration. */
  public String config() {
    return properties.entrySet().stream()
        .map(each -> "%s: \"%s\"".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(", ", "catalog: {properties: {", "}}\n"));
  }

  @Override
  public void close() throws Exception {
    rest.close();
    s3.close();
  }
}
