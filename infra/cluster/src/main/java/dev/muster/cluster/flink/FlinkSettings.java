package dev.muster.cluster.flink;

import dev.muster.admin.installation.PropertiesFile;
import dev.muster.cluster.process.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What every process of one Flink cluster is told.
 *
 * @param rpc port of the job manager
 * @param blob port of its blob server
 * @param slots of each task manager
 * @param keys PKCS #12 with the certificate that the cluster's processes show each other
 * @param trust PKCS #12 with the one authority that they believe
 * @param password of both
 */
record FlinkSettings(int rpc, int blob, int slots, Path keys, Path trust, String password) {
  /** Writes {@code config.yaml}; returns its directory. */
  Path write(Path directory) {
    Map<String, String> settings = PropertiesFile.beside(FlinkSettings.class, "flink.properties");
    settings.put("jobmanager.rpc.port", String.valueOf(rpc));
    settings.put("blob.server.port", String.valueOf(blob));
    settings.put("taskmanager.numberOfTaskSlots", String.valueOf(slots));
    settings.put("io.tmp.dirs", directory.resolve("tmp").toString());
    settings.put("security.ssl.internal.keystore", keys.toString());
    settings.put("security.ssl.internal.keystore-password", password);
    settings.put("security.ssl.internal.key-password", password);
    settings.put("security.ssl.internal.truststore", trust.toString());
    settings.put("security.ssl.internal.truststore-password", password);
    StringBuilder yaml = new StringBuilder();
    settings.forEach((key, value) -> yaml.append(key).append(": \"").append(value).append("\"\n"));
    try {
      Files.createDirectories(directory.resolve("tmp"));
      Files.writeString(directory.resolve("config.yaml"), yaml);
    } catch (IOException e) {
      throw new ClusterException("Flink can't be set up in " + directory + ".", e);
    }
    return directory;
  }
}
