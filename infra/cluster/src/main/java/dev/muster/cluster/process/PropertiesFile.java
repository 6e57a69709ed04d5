package dev.muster.cluster.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** A file of properties, as programs on Java are told what they need. */
public final class PropertiesFile {
  private PropertiesFile() {}

  /** Writes one, and its directory if there is none. */
  public static void write(Path file, Map<String, String> content) throws IOException {
    Files.createDirectories(file.getParent());
    Properties properties = new Properties();
    properties.putAll(content);
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
  }
}
