package dev.muster.message;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Published vectors in a folder beside the project, named by the property {@code muster.data}. */
public final class TestVectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TestVectors() {}

  /** The folder that holds {@code mvnw}. */
  public static Path projectRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** A JSON file of the vectors; the calling test is skipped where it is missing. */
  public static JsonNode json(String file) {
    return read(existing(file));
  }

  /** All JSON files of a folder of the vectors; the calling test is skipped where it is missing. */
  public static List<Path> files(String folder) {
    try (Stream<Path> files = Files.list(existing(folder))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a JSON file. */
  public static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path existing(String name) {
    String configured = System.getProperty("muster.data", "../shared/data");
    Path path = projectRoot().resolve(configured).resolve(name);
    assumeTrue(Files.exists(path), () -> "skipped: no published vectors at " + path.normalize());
    return path;
  }
}
