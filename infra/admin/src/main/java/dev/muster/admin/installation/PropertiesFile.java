package dev.muster.admin.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** A file of properties, as programs on Java are told what they need. */
public final class PropertiesFile {
  private PropertiesFile() {}

  /** A copy of what one says that lies beside a class. */
  public static Map<String, String> beside(Class<?> user, String name) {
    Properties properties = new Properties();
    try (InputStream in = Objects.requireNonNull(user.getResourceAsStream(name), name)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> content = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> content.put(key, properties.getProperty(key)));
    return content;
  }

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
