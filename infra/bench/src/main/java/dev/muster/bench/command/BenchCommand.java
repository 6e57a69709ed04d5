package dev.muster.bench.command;

import dev.muster.cli.ModuleCommand;
import dev.muster.message.signature.SignatureAlgorithm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The benchmarks. */
@Command(
    name = "bench",
    description = {
      "Measure what a message costs: raw verification, the platform alone, the pipeline that opens"
          + " nothing, the whole flow, in processor time of the measured process only. By default"
          + " about 40 minutes; leave the machine alone meanwhile."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./muster bench --json bench.json",
      "  ./muster bench --quick",
      "  ./muster bench --only overhead --devices 1000,10000,200000",
      "  ./muster bench --only idle",
      "  ./muster bench --only kills",
      "  ./muster bench --only cluster",
      "  ./muster bench --only slots --quick",
      "  ./muster bench --only commands"
    })
@SuppressWarnings("NullAway.Init") // Set by picocli, before the command is called.
public final class BenchCommand implements Callable<Integer>, ModuleCommand {
  private static final int QUICK_MESSAGES = 1_000_000;
  private static final int MESSAGES = 3_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--quick",
      description = "Shorter and fewer runs, about 8 minutes: not the figures of the definition.")
  private boolean quick;

  @Option(
      names = "--devices",
      split = ",",
      defaultValue = "10000",
      paramLabel = "N",
      description = "Numbers of devices; the first is the headline (default: ${DEFAULT-VALUE}).")
  private List<Integer> devices = List.of();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description =
          "Of ${COMPLETION-CANDIDATES}; default: all but memory, idle, kills, cluster, slots"
              + " and commands.")
  private List<Benchmark> only = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "Write figures there; - is stdout.")
  private @Nullable String json;

  @Option(names = "--runs", paramLabel = "N", description = "Turns of each job (default: 5).")
  private @Nullable Integer runs;

  @Option(names = "--messages", paramLabel = "N", description = "Length of the backlog.")
  private @Nullable Integer messages;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "2",
      description = "Of the jobs (default: ${DEFAULT-VALUE}).")
  private int parallelism;

  @Option(
      names = "--algorithm",
      defaultValue = "ES256",
      paramLabel = "NAME",
      description = "ES256 or ED25519 (default: ${DEFAULT-VALUE}).")
  private SignatureAlgorithm algorithm = SignatureAlgorithm.ES256;

  @Option(
      names = "--state-backend",
      defaultValue = "hashmap",
      paramLabel = "NAME",
      description = "hashmap or rocksdb, for both jobs (default: ${DEFAULT-VALUE}).")
  private String stateBackend;

  @Option(
      names = "--jvm",
      split = " ",
      defaultValue =
          "-Xms4g -Xmx4g -XX:NewRatio=1 -XX:+UseParallelGC -XX:+UseTransparentHugePages"
              + " -XX:CICompilerCount=4"
              + " -XX:Tier4InvocationThreshold=200000 -XX:Tier4MinInvocationThreshold=100000"
              + " -XX:Tier4CompileThreshold=400000 -XX:Tier4BackEdgeThreshold=400000",
      paramLabel = "OPTIONS",
      description = "Options of Java for both jobs (default: ${DEFAULT-VALUE}).")
  private List<String> virtualMachine = List.of();

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "How many kills (default: 20 of `up`, 30 of a cluster).")
  private @Nullable Integer kills;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where broker and jobs keep their files meanwhile (default: a temporary one).")
  private @Nullable Path work;

  @Override
  public Integer call() throws Exception {
    boolean toStdout = "-".equals(json);
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    Session session =
        new Session(
            plan(),
            directory(),
            Optional.ofNullable(kills),
            new Console(toStdout ? err : out, err));
    Map<String, Object> figures = session.run(devices, only);
    if (json != null) {
      write(figures, toStdout ? Optional.empty() : Optional.of(Path.of(json)));
    }
    return session.sound() ? 0 : 1;
  }

  private Plan plan() {
    int length = messages != null ? messages : quick ? QUICK_MESSAGES : MESSAGES;
    int turns = runs != null ? runs : quick ? 2 : 5;
    return new Plan(
        quick,
        turns,
        quick ? 15 : 60,
        quick ? 10 : 20,
        length,
        parallelism,
        algorithm,
        stateBackend,
        new ArrayList<>(virtualMachine));
  }

  private Path directory() throws IOException {
    if (work == null) {
      return Files.createTempDirectory("muster-bench");
    }
    return Files.createDirectories(work.toAbsolutePath());
  }

  private void write(Map<String, Object> figures, Optional<Path> file) throws IOException {
    String text = FigureNames.json(figures);
    if (file.isPresent()) {
      Files.writeString(file.get(), text + "\n");
    } else {
      spec.commandLine().getOut().println(text);
      spec.commandLine().getOut().flush();
    }
  }
}
