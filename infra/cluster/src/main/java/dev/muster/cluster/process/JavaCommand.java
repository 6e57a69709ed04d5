package dev.muster.cluster.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs in a process.
 *
 * @param options of the virtual machine
 * @param classPath jars and directories, separated as the platform does
 * @param main the main class
 * @param arguments of the main class
 */
public record JavaCommand(
    List<String> options, String classPath, String main, List<String> arguments) {

  /** Copies the lists. */
  public JavaCommand {
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
  }

  /** As it is given to the operating system: on a leash. */
  List<String> line() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.add("-Daws.requestChecksumCalculation=WHEN_REQUIRED");
    line.add("-Daws.responseChecksumValidation=WHEN_REQUIRED");
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
