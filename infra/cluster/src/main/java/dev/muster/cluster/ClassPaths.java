package dev.muster.cluster;

import dev.muster.cluster.process.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The class paths of a cluster's processes, as the build wrote them down.
 *
 * @param image of jobs on Flink: what {@code infra/image} packs
 * @param catalog of the catalog server
 * @param store of the object store
 * @param broker of Kafka: that of this process
 */
public record ClassPaths(String image, String catalog, String store, String broker) {
  /** The system property that names the directory of the project. */
  public static final String HOME = "muster.home";

  /**
   * Reads them.
   *
   * @throws ClusterException if the project isn't built
   */
  public static ClassPaths ofTheBuild() {
    Path infra = Path.of(System.getProperty(HOME, "../..")).toAbsolutePath().resolve("infra");
    String catalog =
        read(infra.resolve("cluster/catalog/target/catalog.classpath"))
            + System.getProperty("path.separator")
            + infra.resolve("cluster/catalog/target/classes");
    return new ClassPaths(
        read(infra.resolve("image/target/image.classpath")),
        catalog,
        read(infra.resolve("cluster/store/target/store.classpath")),
        System.getProperty("java.class.path"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new ClusterException(
          "%s is missing: build the project with ./mvnw -DskipTests package.".formatted(file), e);
    }
  }
}
