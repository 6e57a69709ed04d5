package dev.muster.cluster.security;

import dev.muster.cluster.process.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Passwords of one cluster, each in a file of its own that only its owner may read; made when first
 * asked for.
 */
public record Passwords(Path directory) {
  private static final int BYTES = 16;

  /** The file of a password. */
  public Path file(String name) {
    Path file = directory.resolve(name + ".password");
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      try {
        Files.createDirectories(directory);
        Files.writeString(file, HexFormat.of().formatHex(random));
      } catch (IOException e) {
        throw new ClusterException("The file %s can't be written.".formatted(file), e);
      }
    }
    return file;
  }

  /** The password itself. */
  public String of(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new ClusterException("The file %s can't be read.".formatted(file(name)), e);
    }
  }
}
