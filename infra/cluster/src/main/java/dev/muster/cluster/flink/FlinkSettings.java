package dev.muster.cluster.flink;

import dev.muster.cluster.process.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
record FlinkSettings(
    String name, int rpc, int blob, int slots, Path keys, Path trust, String password) {
  /** Writes {@code config.yaml}; returns its directory. */
  Path write(Path directory) {
    Map<String, String> settings = new LinkedHashMap<>();
    network(settings);
    encryption(settings);
    memory(settings);
    settings.put("classloader.resolve-order", "parent-first");
    settings.put("classloader.check-leaked-classloader", "false");
    settings.put("taskmanager.numberOfTaskSlots", String.valueOf(slots));
    settings.put("heartbeat.interval", "2000");
    settings.put("heartbeat.timeout", "12000");
    settings.put("io.tmp.dirs", directory.resolve("tmp").toString());
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

  private void network(Map<String, String> settings) {
    settings.put("jobmanager.rpc.address", "127.0.0.1");
    settings.put("jobmanager.rpc.port", String.valueOf(rpc));
    settings.put("jobmanager.bind-host", "127.0.0.1");
    settings.put("blob.server.port", String.valueOf(blob));
    settings.put("taskmanager.host", "127.0.0.1");
    settings.put("taskmanager.bind-host", "127.0.0.1");
    settings.put("rest.address", "127.0.0.1");
    settings.put("rest.bind-address", "127.0.0.1");
    settings.put("rest.bind-port", "0");
    settings.put("web.submit.enable", "false");
    settings.put("web.cancel.enable", "false");
    settings.put("muster.rest.open", "false");
  }

  /** Both sides of every connection show the cluster's certificate. */
  private void encryption(Map<String, String> settings) {
    settings.put("security.ssl.internal.enabled", "true");
    settings.put("security.ssl.protocol", "TLSv1.3");
    settings.put("security.ssl.algorithms", "TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384");
    settings.put("security.ssl.internal.keystore-type", "PKCS12");
    settings.put("security.ssl.internal.truststore-type", "PKCS12");
    settings.put("security.ssl.internal.keystore", keys.toString());
    settings.put("security.ssl.internal.keystore-password", password);
    settings.put("security.ssl.internal.key-password", password);
    settings.put("security.ssl.internal.truststore", trust.toString());
    settings.put("security.ssl.internal.truststore-password", password);
  }

  /** Flink's scripts work this out from one figure; without them each part is to be said. */
  private static void memory(Map<String, String> settings) {
    settings.put("jobmanager.memory.heap.size", "320m");
    settings.put("jobmanager.memory.off-heap.size", "64m");
    settings.put("jobmanager.memory.jvm-metaspace.size", "192m");
    settings.put("taskmanager.cpu.cores", "1.0");
    settings.put("taskmanager.memory.framework.heap.size", "64m");
    settings.put("taskmanager.memory.framework.off-heap.size", "64m");
    settings.put("taskmanager.memory.task.heap.size", "320m");
    settings.put("taskmanager.memory.task.off-heap.size", "64m");
    settings.put("taskmanager.memory.network.min", "64m");
    settings.put("taskmanager.memory.network.max", "64m");
    settings.put("taskmanager.memory.managed.size", "64m");
    settings.put("taskmanager.memory.jvm-metaspace.size", "192m");
    settings.put("taskmanager.memory.jvm-overhead.min", "128m");
    settings.put("taskmanager.memory.jvm-overhead.max", "128m");
  }
}
