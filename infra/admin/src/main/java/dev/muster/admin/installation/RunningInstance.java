package dev.muster.admin.installation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where a running Muster can be reached; {@code instance.json} of its data directory. */
public record RunningInstance(
    @JsonProperty(RunningInstance.SERVERS) String bootstrapServers,
    @JsonProperty(RunningInstance.PID) long pid) {
  private static final String SERVERS = "bootstrap-servers";
  private static final String PID = "pid";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Describes this process. */
  public static RunningInstance ofThisProcess(String bootstrapServers) {
    return new RunningInstance(bootstrapServers, ProcessHandle.current().pid());
  }

  /**
   * The instance that runs on the directory now.
   *
   * @throws DataDirectoryException if none does
   */
  public static RunningInstance on(DataDirectory data) {
    if (!InstanceLock.isTaken(data)) {
      throw new DataDirectoryException(
          "No Muster runs on %s: start it with ./muster up --data %s."
              .formatted(data.root(), data.root()));
    }
    return read(data)
        .orElseThrow(
            () ->
                new DataDirectoryException(
                    "The Muster on " + data.root() + " is still starting: try again shortly."));
  }

  /** Writes the file; readers see all of it or none. */
  public void announce(DataDirectory data) {
    try {
      Path next = data.root().resolve("instance.json.next");
      JSON.writeValue(next.toFile(), this);
      Files.move(
          next,
          data.instance(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DataDirectoryException("instance.json can't be written: " + e.getMessage(), e);
    }
  }

  /** Removes what an earlier or this process announced. */
  public static void withdraw(DataDirectory data) {
    try {
      Files.deleteIfExists(data.instance());
    } catch (IOException e) {
      throw new DataDirectoryException("instance.json can't be removed: " + e.getMessage(), e);
    }
  }

  /** By name, since to let Jackson find out how to make one takes a tenth of what a command may. */
  static Optional<RunningInstance> read(DataDirectory data) {
    try {
      JsonNode found = JSON.readTree(data.instance().toFile());
      JsonNode servers = found.path(SERVERS);
      return servers.isTextual() && found.path(PID).isIntegralNumber()
          ? Optional.of(new RunningInstance(servers.asText(), found.path(PID).asLong()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
