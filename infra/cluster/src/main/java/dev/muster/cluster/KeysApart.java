package dev.muster.cluster;

import dev.muster.cluster.process.ClusterException;
import dev.muster.connectors.kafka.access.AccessRules;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Gives each job the keys that it may hold, in a directory of its own, as a deployment does.
 *
 * @param directory where those of each job are put
 */
record KeysApart(Path all, Path directory) {
  private static final String PIPELINE = "{password,stage-remediate.p12,recipient-*.p12}";
  private static final String DISPATCH = "{password,dispatcher.p12,standing.p12}";

  /**
   * Returns the directory of the keys of a user: of a job its own, of people all.
   *
   * @throws ClusterException if they can't be copied
   */
  Path of(String user) {
    return switch (user) {
      case AccessRules.PIPELINE -> copies(user, PIPELINE);
      case AccessRules.DISPATCH -> copies(user, DISPATCH);
      default -> all;
    };
  }

  private Path copies(String user, String names) {
    Path own = directory.resolve(user);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(all, names)) {
      Files.createDirectories(own);
      for (Path file : files) {
        Files.copy(
            file,
            own.resolve(file.getFileName()),
            StandardCopyOption.COPY_ATTRIBUTES,
            StandardCopyOption.REPLACE_EXISTING);
      }
      return own;
    } catch (IOException e) {
      throw new ClusterException("The keys of %s can't be copied to %s.".formatted(user, own), e);
    }
  }
}
