package dev.muster.local.command;

import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.query.QueryResult;
import dev.muster.admin.query.TextTable;
import dev.muster.admin.reconciliation.AuditReconciliation;
import dev.muster.admin.reconciliation.AuditReport;
import dev.muster.admin.reconciliation.ReconciliationText;
import dev.muster.audit.AuditTables;
import dev.muster.cli.DataOption;
import dev.muster.cli.ModuleCommand;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.recording.Playback;
import dev.muster.document.Quantities;
import dev.muster.local.replay.Replay;
import dev.muster.local.replay.ReplaySettings;
import dev.muster.pipeline.DispatchJob;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.DispatchConfig;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.verify.VerdictReason;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The pipeline alone, on a deployment's Kafka and catalog, or over a recording. */
@Command(
    name = "run",
    description = {
      "Run the pipeline alone, against the Kafka and catalog that a file names, until stopped."
          + " With --from, judge a recording again instead, and end by itself."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./muster run --config muster.yaml",
      "  ./muster run --config muster.yaml --job dispatch",
      "  ./muster run --from recording --data replay-1 --parallelism 2 --hold 1=60s",
      "  ./muster run --from recording --data replay-2 --keys muster-data/demo/keys"
    })
@SuppressWarnings("NullAway.Init") // Set by picocli, before the command is called.
public final class RunCommand implements ModuleCommand, Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private LossOption loss;

  @ArgGroup(multiplicity = "1")
  private What what;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Instead of the file's; of a replay 1 by default.")
  private int parallelism;

  @Option(
      names = "--pace",
      defaultValue = "backlog",
      description = "Of a replay: everything at once, or live (default: ${DEFAULT-VALUE}).")
  private Playback.Pace pace;

  @Option(
      names = "--hold",
      paramLabel = "PARTITION=TIME",
      description = "Of a replay: let a telemetry partition come this much later than the others.")
  private Map<Integer, String> hold = Map.of();

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description =
          "Of a replay: the recipient keys that open sections, of a demonstration DATA/keys."
              + " Without them every section is NO_KEY, and nothing is found in readings.")
  private @Nullable Path keys;

  @Option(
      names = "--job",
      defaultValue = "pipeline",
      description =
          "Of a deployment: the pipeline, dispatch, which alone needs the command key, or all"
              + " (default: ${DEFAULT-VALUE}). A replay runs all.")
  private Job job;

  /** Which jobs run in this process. */
  private enum Job {
    PIPELINE,
    DISPATCH,
    ALL
  }

  /** Exactly one of the two. */
  private static final class What {
    @Option(names = "--config", paramLabel = "FILE", description = "The configuration, YAML.")
    private @Nullable Path config;

    @Option(
        names = "--from",
        paramLabel = "DIR",
        description = "A recording of `demo --record DIR`; judged on a --data of its own.")
    private @Nullable Path from;
  }

  @Override
  public Integer call() throws Exception {
    Path from = what.from;
    return from != null ? replay(from) : run(Objects.requireNonNull(what.config));
  }

  private int run(Path config) throws Exception {
    if (keys != null) {
      throw new ParameterException(
          spec.commandLine(), "--keys is for --from: a configuration says decrypt.keys itself.");
    }
    data.directory();
    RunningPipeline pipeline = start(config);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pipeline), "stop"));
    say("Muster runs as %s says; stop it with ctrl-C.".formatted(config));
    try (pipeline) {
      pipeline.ended().get();
      return 0;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception failure ? failure : e;
    }
  }

  private RunningPipeline start(Path config) throws Exception {
    return switch (job) {
      case PIPELINE -> PipelineJob.start(pipeline(config));
      case DISPATCH -> DispatchJob.start(dispatch(config));
      case ALL -> DispatchJob.start(dispatch(config)).and(PipelineJob.start(pipeline(config)));
    };
  }

  private DispatchConfig dispatch(Path config) {
    DispatchConfig file = DispatchConfig.read(config);
    return file.withKafka(file.kafka().accepting(loss.accepted()));
  }

  private PipelineConfig pipeline(Path config) {
    PipelineConfig read = PipelineConfig.read(config);
    PipelineConfig file = read.withKafka(read.kafka().accepting(loss.accepted()));
    return parallelism > 0 ? file.withParallelism(parallelism) : file;
  }

  private int replay(Path from) throws Exception {
    ReplaySettings settings =
        new ReplaySettings(from, pace, held(), Math.max(1, parallelism), Optional.ofNullable(keys));
    AuditReport report = new Replay(data.prepare(), settings, this::say).run(this::conclude);
    return report.isClean() ? 0 : 1;
  }

  private AuditReport conclude(AuditCatalog catalog, KafkaAccess kafka) {
    TextTable.lines(verdictCounts(catalog)).forEach(this::say);
    AuditReport report =
        new AuditReconciliation(
                catalog, kafka, TopicsConfig.defaults(), LocalKeys.open(data.directory()).root())
            .report();
    ReconciliationText.lines(TopicsConfig.defaults(), report).forEach(this::say);
    return report;
  }

  /**
   * How often each verdict was reached: one row for each verdict but ticks, the most frequent
   * first.
   */
  private static QueryResult verdictCounts(AuditCatalog catalog) {
    Map<String, Long> counts = new TreeMap<>();
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.VERDICTS)) {
      rows.read(
          AuditTables.VERDICTS,
          RowFilter.not("verdict", VerdictReason.TICK.wireName()),
          List.of("verdict"),
          row -> counts.merge(row.text("verdict"), 1L, Long::sum));
    }
    return new QueryResult(
        List.of("verdict", "n"),
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(count -> List.<Object>of(count.getKey(), count.getValue()))
            .toList());
  }

  private Map<Integer, Duration> held() {
    Map<Integer, Duration> held = new LinkedHashMap<>();
    hold.forEach((partition, time) -> held.put(partition, duration(time)));
    return held;
  }

  private Duration duration(String text) {
    return Quantities.duration(text)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--hold needs a partition and a time, such as 1=60s, not " + text + "."));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private static void stop(RunningPipeline pipeline) {
    try {
      pipeline.close();
    } catch (Exception e) {
      System.err.println("muster: stopped, but not cleanly: " + e.getMessage());
    }
  }
}
