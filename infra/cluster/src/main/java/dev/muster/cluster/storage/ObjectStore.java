package dev.muster.cluster.storage;

import dev.muster.admin.installation.PropertiesFile;
import dev.muster.cluster.process.ClusterException;
import dev.muster.cluster.process.JavaCommand;
import dev.muster.cluster.process.Part;
import dev.muster.cluster.security.Passwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An S3 server on 127.0.0.1 with one bucket, which keeps its objects in files.
 *
 * @param directory of its objects and configuration
 * @param passwords the secret key among them
 */
public record ObjectStore(int port, Path directory, Passwords passwords) {
  /** The bucket of the tables. */
  public static final String BUCKET = "muster";

  private static final String IDENTITY = "muster";
  private static final String SECRET = "object-store";

  /** Writes its configuration. */
  public ObjectStore {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("s3proxy.endpoint", "http://127.0.0.1:" + port);
    properties.put("s3proxy.authorization", "aws-v2-or-v4");
    properties.put("s3proxy.identity", IDENTITY);
    properties.put("s3proxy.credential", passwords.of(SECRET));
    properties.put("s3proxy.ignore-unknown-headers", "true");
    properties.put("jclouds.provider", "filesystem-nio2");
    properties.put("jclouds.filesystem.basedir", directory.resolve("objects").toString());
    try {
      Files.createDirectories(directory.resolve("objects").resolve(BUCKET));
      PropertiesFile.write(configuration(directory), properties);
    } catch (IOException e) {
      throw new ClusterException("The object store can't be set up in " + directory + ".", e);
    }
  }

  /** It as a process. */
  public Part part(String classPath, Path logs) {
    return new Part(
        "store",
        new JavaCommand(
            List.of("-Xmx256m", "-XX:+UseSerialGC"),
            classPath,
            "org.gaul.s3proxy.Main",
            List.of("--properties", configuration(directory).toString())),
        logs);
  }

  /** What an Iceberg catalog is told about it; the secret key as a reference to a file. */
  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("io-impl", "org.apache.iceberg.aws.s3.S3FileIO");
    properties.put("s3.endpoint", "http://127.0.0.1:" + port);
    properties.put("s3.path-style-access", "true");
    properties.put("s3.access-key-id", IDENTITY);
    properties.put("s3.secret-access-key", "file:" + passwords.file(SECRET));
    properties.put("client.region", "us-east-1");
    return properties;
  }

  /** The secret key itself, for a process that takes no reference. */
  String secret() {
    return passwords.of(SECRET);
  }

  private static Path configuration(Path directory) {
    return directory.resolve("s3proxy.properties");
  }
}
