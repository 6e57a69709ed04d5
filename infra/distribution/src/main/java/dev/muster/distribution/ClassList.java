package dev.muster.distribution;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.local.instance.LocalInstance;
import dev.muster.local.instance.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the list of the classes that commands load, of which Java makes an archive.
 *
 * <p>A broker with empty tables runs in this process, the commands in another, so that the list
 * holds nothing of the broker's.
 */
public final class ClassList {
  private ClassList() {}

  /**
   * Writes it.
   *
   * @param arguments a directory to work in, and the file to write
   */
  public static void main(String[] arguments) throws Exception {
    Path work = Files.createDirectories(Path.of(arguments[0]));
    DataDirectory data = DataDirectory.prepare(Files.createTempDirectory(work, "data"));
    LocalSettings settings =
        new LocalSettings(0, "rehearsal", Optional.empty(), Duration.ofSeconds(5));
    Path loaded = work.resolve("loaded.classes");
    try (LocalInstance instance = LocalInstance.start(data, settings, line -> {})) {
      IcebergAuditSinks.createTables(new AuditCatalog(CatalogSettings.embedded(data.root())));
      rehearse(List.of(data.root(), key(work)), loaded, work.resolve("rehearsal.log"));
    }
    Files.write(Path.of(arguments[1]), archivable(Files.readAllLines(loaded)));
    System.exit(0);
  }

  /** Of here, as what makes it is none of the commands. */
  private static Path key(Path work) throws IOException, GeneralSecurityException {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
    pairs.initialize(new ECGenParameterSpec("secp256r1"));
    String encoded =
        Base64.getMimeEncoder().encodeToString(pairs.generateKeyPair().getPublic().getEncoded());
    return Files.writeString(
        work.resolve("device.pem"),
        "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n");
  }

  private static void rehearse(List<Path> arguments, Path loaded, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-XX:DumpLoadedClassList=" + loaded);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Rehearsal.class.getName());
    arguments.forEach(argument -> command.add(argument.toString()));
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException(
          "The commands failed, so there is no list of classes: see " + log);
    }
  }

  /**
   * Leaves out lambdas of classes from signed jars. Those classes are never archived, and Java 17
   * doesn't survive the attempt to archive what belongs to them.
   */
  private static List<String> archivable(List<String> loaded) throws IOException {
    Set<String> signed = SignedJars.classes(System.getProperty("java.class.path"));
    String own = ClassList.class.getPackageName().replace('.', '/');
    return loaded.stream()
        .filter(line -> !line.startsWith("#"))
        .filter(line -> !subject(line).startsWith(own))
        .filter(line -> !signed.contains(subject(line)))
        .distinct()
        .toList();
  }

  private static String subject(String line) {
    String[] words = line.split(" ", 3);
    return words[0].startsWith("@lambda-proxy") ? words[1] : words[0];
  }
}
