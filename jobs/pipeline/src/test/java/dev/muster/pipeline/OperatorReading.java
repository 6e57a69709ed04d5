package dev.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.util.ChildFirstClassLoader;
import org.apache.flink.util.InstantiationUtil;

/**
 * Reads the operators of a job from their bytes as a task manager does when it starts: by a class
 * loader that has none of Muster's classes yet, on many threads at once. Classes that wait for each
 * other's initialization hang here.
 *
 * <p>One JVM of its own reads {@value #TIMES} times, each time by a class loader of its own. {@code
 * -Dmuster.fresh-jvms=5} has five JVMs do that, which makes it 50 times.
 */
final class OperatorReading {
  private static final int THREADS = 8;
  private static final int TIMES = 10;
  private static final long PATIENCE_SECONDS = 20;
  private static final int STUCK = 3;
  private static final String MUSTER = "dev.muster.";

  private OperatorReading() {}

  /** Fails if any of the reads does not end. */
  static void readsInFreshJvms(JobGraph graph, Path directory) throws Exception {
    Path file = directory.resolve("job-graph.bin");
    List<Configuration> vertices =
        StreamSupport.stream(graph.getVertices().spliterator(), false)
            .map(JobVertex::getConfiguration)
            .toList();
    Files.write(file, InstantiationUtil.serializeObject(new ArrayList<>(vertices)));
    for (int jvm = 0; jvm < Integer.getInteger("muster.fresh-jvms", 1); jvm++) {
      readInFreshJvm(file, directory.resolve("reading.log"));
    }
  }

  private static void readInFreshJvm(Path file, Path log) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OperatorReading.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(TIMES * PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  /** The fresh JVM: one argument, the file of the configurations of the vertices. */
  public static void main(String[] args) throws Exception {
    List<Configuration> vertices =
        InstantiationUtil.deserializeObject(
            Files.readAllBytes(Path.of(args[0])), OperatorReading.class.getClassLoader());
    for (int time = 0; time < TIMES; time++) {
      if (!read(vertices)) {
        System.out.println("Reading " + time + " did not end:");
        stuck().forEach(System.out::println);
        Runtime.getRuntime().halt(STUCK);
      }
    }
  }

  /** Each thread reads all, and begins at another one. */
  private static boolean read(List<Configuration> vertices) throws Exception {
    ClassLoader fresh = freshClasses();
    CyclicBarrier together = new CyclicBarrier(THREADS);
    List<Thread> threads = new ArrayList<>();
    for (int each = 0; each < THREADS; each++) {
      List<Configuration> order = new ArrayList<>(vertices);
      Collections.rotate(order, each * vertices.size() / THREADS);
      Thread thread = new Thread(() -> read(order, fresh, together), "reader-" + each);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    for (Thread thread : threads) {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    }
    return threads.stream().noneMatch(Thread::isAlive);
  }

  private static void read(
      List<Configuration> vertices, ClassLoader fresh, CyclicBarrier together) {
    try {
      Thread.currentThread().setContextClassLoader(fresh);
      together.await();
      for (Configuration vertex : vertices) {
        StreamConfig head = new StreamConfig(vertex);
        head.getStreamOperatorFactory(fresh);
        Map<Integer, StreamConfig> chained = head.getTransitiveChainedTaskConfigs(fresh);
        chained.values().forEach(each -> each.getStreamOperatorFactory(fresh));
      }
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static ClassLoader freshClasses() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    // All but Muster's classes come from the parent, as Flink's own do in a task manager.
    String[] parentFirst = {"java.", "javax.", "org.", "com.", "io.", "scala.", "net.", "dev.cel."};
    return new ChildFirstClassLoader(
        urls.toArray(URL[]::new),
        OperatorReading.class.getClassLoader(),
        parentFirst,
        ignored -> {});
  }

  private static Stream<String> stuck() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(each -> each.getKey().getName().startsWith("reader-"))
        .flatMap(
            each ->
                Stream.concat(
                    Stream.of(each.getKey().getName()),
                    Stream.of(each.getValue())
                        .map(StackTraceElement::toString)
                        .filter(line -> line.contains(MUSTER))
                        .map(line -> "  " + line)));
  }
}
