package dev.muster.cluster.storage;

import dev.muster.admin.installation.PropertiesFile;
import dev.muster.cluster.process.ClusterException;
import dev.muster.cluster.process.JavaCommand;
import dev.muster.cluster.process.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An Iceberg REST catalog on 127.0.0.1, whose tables are in an object store.
 *
 * @param directory of its database and configuration
 * @param store of the tables
 */
public record RestCatalog(int port, Path directory, ObjectStore store) {
  /** Writes its configuration. */
  public RestCatalog {
    Map<String, String> properties = new LinkedHashMap<>(store.properties());
    properties.put("s3.secret-access-key", store.secret());
    properties.put("port", String.valueOf(port));
    properties.put("catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog");
    properties.put(
        "uri",
        "jdbc:sqlite:" + directory.resolve("catalog.db") + "?journal_mode=WAL&busy_timeout=10000");
    properties.put("jdbc.schema-version", "V1");
    properties.put("warehouse", "s3://" + ObjectStore.BUCKET + "/warehouse");
    try {
      PropertiesFile.write(configuration(directory), properties);
    } catch (IOException e) {
      throw new ClusterException("The catalog can't be set up in " + directory + ".", e);
    }
  }

  /** It as a process. */
  public Part part(String classPath, Path logs) {
    return new Part(
        "catalog",
        new JavaCommand(
            List.of("-Xmx256m", "-XX:+UseSerialGC"),
            classPath,
            "dev.muster.cluster.catalog.CatalogServer",
            List.of(configuration(directory).toString())),
        logs);
  }

  /** What a job is told. */
  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>(store.properties());
    properties.put("type", "rest");
    properties.put("uri", "http://127.0.0.1:" + port);
    return properties;
  }

  private static Path configuration(Path directory) {
    return directory.resolve("catalog.properties");
  }
}
