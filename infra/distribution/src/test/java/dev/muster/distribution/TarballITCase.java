package dev.muster.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is installed, as an operator unpacks it: with a Java, a shell and its tools, and no more.
 */
class TarballITCase {
  private static final String JAVA = System.getProperty("java.home");

  @TempDir private static Path directory;
  private static Path installed;
  private static Path tools;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    Path tar;
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      tar = files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
    }
    assertThat(run(Map.of(), "tar", "-xzf", tar.toString(), "-C", directory.toString()).code())
        .isZero();
    installed = directory.resolve(tar.getFileName().toString().replace(".tar.gz", ""));
    tools = Files.createDirectory(directory.resolve("tools"));
    for (String tool : List.of("sh", "readlink", "uname", "nice", "mkdir", "mv", "rm", "chmod")) {
      Path found =
          Stream.of("/bin", "/usr/bin")
              .map(Path::of)
              .map(bin -> bin.resolve(tool))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(tools.resolve(tool), found);
    }
  }

  /** JUnit warns of links that lead out of what it deletes. */
  @AfterAll
  static void removeLinks() throws IOException {
    try (Stream<Path> links = Files.list(tools)) {
      links.forEach(link -> assertThat(link.toFile().delete()).isTrue());
    }
  }

  @Test
  void saysItsVersion() throws Exception {
    Said said = muster(Map.of("JAVA_HOME", JAVA), "--version");

    assertThat(said.output()).isEqualTo("muster 0.1.0\n");
    assertThat(said.code()).isZero();
  }

  @Test
  void findsJavaOnThePathAndItselfThroughALink() throws Exception {
    Files.createSymbolicLink(tools.resolve("java"), Path.of(JAVA, "bin", "java"));
    Files.createSymbolicLink(tools.resolve("muster"), installed.resolve("bin/muster"));

    Said said = run(environment(Map.of()), tools.resolve("muster").toString(), "--version");

    assertThat(said.output()).isEqualTo("muster 0.1.0\n");
    Files.delete(tools.resolve("java"));
  }

  @Test
  void checksPoliciesWithTheJarsOfCommandsAlone() throws Exception {
    Path policies = Files.createDirectory(directory.resolve("policies"));
    Files.writeString(policies.resolve("empty.yaml"), "nonsense: 1\n");

    Said said = muster(Map.of("JAVA_HOME", JAVA), "policy", "check", policies.toString());

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output()).contains("empty.yaml").doesNotContain("NoClassDefFoundError");
  }

  @Test
  void makesKeysAndAsksForWhatDoesNotRun() throws Exception {
    String data = directory.resolve("fleet").toString();

    assertThat(muster(Map.of("JAVA_HOME", JAVA), "init", "--data", data).code()).isZero();
    assertThat(muster(Map.of("JAVA_HOME", JAVA), "device", "list", "--data", data).output())
        .contains("No Muster runs on")
        .doesNotContain("NoClassDefFoundError");
  }

  @Test
  void startsFromTheArchiveThatItMakes() throws Exception {
    Map<String, String> java =
        Map.of("JAVA_HOME", JAVA, "XDG_CACHE_HOME", directory.resolve("cache").toString());
    Map<String, String> archived = new HashMap<>(java);
    archived.put("MUSTER_ARCHIVE", "on");
    archived.put("MUSTER_JAVA_OPTS", "-Xlog:class+load");

    assertThat(run(environment(java), installed.resolve("bin/muster-prepare").toString()).code())
        .isZero();
    List<String> loaded =
        muster(archived, "device", "show", "--help")
            .output()
            .lines()
            .filter(line -> line.contains("[class,load]") && line.contains("source:"))
            .filter(line -> !line.contains("Lambda") && !line.contains("$Proxy"))
            .toList();

    assertThat(loaded).hasSizeGreaterThan(900);
    assertThat(loaded.stream().filter(line -> line.contains("source: file:")).count())
        .as("classes that are not from the archive: %s", loaded)
        .isLessThan(loaded.size() / 20);
  }

  @Test
  void saysInOneSentenceThatThereIsNoJava() throws Exception {
    Said said = muster(Map.of(), "--version");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output())
        .isEqualTo(
            "muster: No Java found: install a Java runtime, 17 or newer, or set JAVA_HOME.\n");
  }

  @Test
  void saysInOneSentenceThatJavaIsTooOld() throws Exception {
    Path old = directory.resolve("java-11");
    Files.createDirectories(old.resolve("bin"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Path java = Files.writeString(old.resolve("bin/java"), "#!/bin/sh\nexit 7\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();

    Said said = muster(Map.of("JAVA_HOME", old.toString()), "--version");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output())
        .startsWith("muster: Java 11.0.2 at ")
        .endsWith(" is too old: install a Java runtime, 17 or newer, or set JAVA_HOME.\n");
  }

  @Test
  void holdsNoSimulatorAndNoDemonstrationButLicencesAndABillOfMaterials() throws Exception {
    try (Stream<Path> lib = Files.list(installed.resolve("lib"))) {
      assertThat(lib.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.startsWith("muster-cli-"))
          .noneMatch(name -> name.matches("muster-(simulator|demo|bench|testkit|trial)-.*"))
          .noneMatch(name -> name.matches("(junit|assertj|archunit|jmh|s3proxy).*"));
    }
    assertThat(Files.readString(installed.resolve("LICENSE"))).contains("Apache License");
    assertThat(Files.readString(installed.resolve("THIRD-PARTY.txt"))).contains("duckdb_jdbc");
    assertThat(Files.readString(installed.resolve("sbom.json")))
        .contains("CycloneDX", "pkg:maven/org.duckdb/duckdb_jdbc");
  }

  @Test
  void everyJarOfTheClassPathIsThere() throws Exception {
    for (String line : Files.readAllLines(installed.resolve("lib/classpath"))) {
      for (String jar : line.split(":", -1)) {
        assertThat(installed.resolve(jar)).isRegularFile();
      }
    }
  }

  private static Said muster(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(installed.resolve("bin/muster").toString()));
    command.addAll(List.of(arguments));
    return run(environment(environment), command.toArray(String[]::new));
  }

  private static Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", tools.toString());
    environment.put("HOME", directory.toString());
    environment.put("MUSTER_ARCHIVE", "off");
    environment.putAll(more);
    return environment;
  }

  private static Said run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "said", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    if (!environment.isEmpty()) {
      builder.environment().clear();
      builder.environment().putAll(environment);
    }
    int code = builder.start().waitFor();
    return new Said(code, Files.readString(output));
  }

  private record Said(int code, String output) {}
}
