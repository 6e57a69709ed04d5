package dev.muster.cluster.flink;

import dev.muster.cluster.process.FreePorts;
import dev.muster.cluster.process.JavaCommand;
import dev.muster.cluster.process.Part;
import dev.muster.cluster.security.Certificates;
import dev.muster.cluster.security.Passwords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Flink cluster of one job, as {@code infra/image} starts it: a job manager that runs the job's
 * main, and task managers. A job manager that is started again runs the main again, which goes on
 * from the newest checkpoint.
 */
public final class FlinkCluster {
  /** What Flink's own scripts open of the JDK. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.net",
          "java.base/java.io",
          "java.base/java.nio",
          "java.base/sun.nio.ch",
          "java.base/java.lang.reflect",
          "java.base/java.text",
          "java.base/java.time",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/java.util.concurrent.locks");

  private static final String JOB_MANAGER =
      "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint";
  private static final String TASK_MANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

  private final String name;
  private final Path configuration;
  private final String classPath;
  private final Path logs;

  private FlinkCluster(String name, Path configuration, String classPath, Path logs) {
    this.name = name;
    this.configuration = configuration;
    this.classPath = classPath;
    this.logs = logs;
  }

  /**
   * What a cluster is made of.
   *
   * @param name of the cluster and prefix of its parts
   * @param slots of each task manager
   */
  public record Plan(String name, int slots, String classPath) {}

  /** Sets a cluster up in a directory, with an authority of its own: it believes no other. */
  public static FlinkCluster create(
      Plan plan, Path directory, FreePorts ports, Passwords passwords) {
    Path keys = directory.resolveSibling(plan.name() + ".p12");
    Path trust = directory.resolveSibling(plan.name() + "-trust.p12");
    String password = passwords.of(plan.name() + "-flink");
    Certificates certificates = Certificates.create();
    certificates.certified(keys, password, plan.name());
    certificates.trust(trust, password);
    FlinkSettings settings =
        new FlinkSettings(ports.next(), ports.next(), plan.slots(), keys, trust, password);
    return new FlinkCluster(
        plan.name(), settings.write(directory), plan.classPath(), directory.resolveSibling("logs"));
  }

  /** The job manager. */
  public Part jobManager(String job, List<String> arguments) {
    List<String> all = new ArrayList<>(configured());
    all.addAll(List.of("--job-classname", job));
    all.addAll(arguments);
    return part(name + "-jobmanager", JOB_MANAGER, all);
  }

  /**
   * A task manager.
   *
   * @param number from 1 on
   */
  public Part taskManager(int number) {
    return part(name + "-taskmanager-" + number, TASK_MANAGER, configured());
  }

  private List<String> configured() {
    return List.of("--configDir", configuration.toString());
  }

  private Part part(String part, String main, List<String> arguments) {
    return new Part(part, new JavaCommand(options(part), classPath, main, arguments), logs);
  }

  private static List<String> options(String part) {
    List<String> options = new ArrayList<>();
    OPENED.forEach(opened -> options.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    options.addAll(
        List.of(
            "-Xmx384m",
            "-XX:MaxDirectMemorySize=256m",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dmuster.part=" + part));
    return options;
  }
}
