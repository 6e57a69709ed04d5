package dev.muster.cluster.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What runs in a process.
 *
 * @param options of the virtual machine
 * @param classPath jars and directories, separated as the platform does
 */
public record JavaCommand(
    List<String> options, String classPath, String main, List<String> arguments) {

  /** System properties without which newer S3 clients send checksums that S3Proxy refuses. */
  public static final Map<String, String> CHECKSUMS =
      Map.of(
          "aws.requestChecksumCalculation",
          "WHEN_REQUIRED",
          "aws.responseChecksumValidation",
          "WHEN_REQUIRED");

  /**
   * Ten virtual machines share a computer and are killed and started again: nothing is optimized
   * that lives for minutes, and no class verified that comes from the same jars as before.
   */
  private static final List<String> FOR_A_WHILE =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote");

  /** Copies the lists. */
  public JavaCommand {
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
  }

  /** As it is given to the operating system: on a leash. */
  List<String> line() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(FOR_A_WHILE);
    line.addAll(options);
    CHECKSUMS.forEach((name, value) -> line.add("-D" + name + "=" + value));
    line.add("-Dlog4j.configurationFile=classpath:dev/muster/cluster/log4j2.properties");
    line.add("-cp");
    line.add(classPath + System.getProperty("path.separator") + leash());
    line.add(Leash.class.getName());
    line.add(main);
    line.addAll(arguments);
    return line;
  }

  private static String leash() {
    return Leash.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
