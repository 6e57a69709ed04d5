package dev.muster.local.command;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.cli.DataOption;
import dev.muster.cli.ModuleCommand;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.Maintenance;
import dev.muster.local.instance.LocalInstance;
import dev.muster.local.instance.LocalSettings;
import dev.muster.pipeline.ControlMaintenance;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.schemas.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Broker and pipeline until stopped. */
@Command(
    name = "up",
    description = {
      "Run a broker and the pipeline on 127.0.0.1 until stopped. Started again on the same"
          + " directory, after a kill too, it goes on where it was."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./muster up --data /var/lib/muster --kafka-port 9092")
@SuppressWarnings("NullAway.Init") // Set by picocli, before the command is called.
public final class UpCommand implements ModuleCommand, Callable<Integer> {
  static final String FLEET = "muster";
  private static final Duration CHECKPOINTS = Duration.ofSeconds(5);
  private static final Duration BETWEEN_MAINTENANCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_CONTROL_MAINTENANCE = Duration.ofDays(1);

  private static final int HIGHEST_PORT = 65_535;

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private LossOption loss;

  @Option(
      names = "--kafka-port",
      paramLabel = "N",
      description = "Port of the broker (default: the one of last time, else 9092 or the next).")
  private int kafkaPort;

  @Option(
      names = "--fleet",
      paramLabel = "NAME",
      defaultValue = FLEET,
      description = "Fleet id if keys are made now (default: ${DEFAULT-VALUE}).")
  private String fleet;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML with parallelism, verify, checkpoint.interval and flink settings.")
  private @Nullable Path config;

  @Option(
      names = "--metrics-port",
      paramLabel = "N",
      description = {
        "Show Prometheus the metrics on this port of 127.0.0.1, and those of dispatch on the next"
            + " (default: not at all)."
      })
  private @Nullable Integer metricsPort;

  @Override
  public Integer call() throws Exception {
    requirePort("--kafka-port", kafkaPort, HIGHEST_PORT);
    requirePort("--metrics-port", metricsPort().orElse(0), HIGHEST_PORT - 1);
    DataDirectory directory = data.prepare();
    LocalSettings settings =
        new LocalSettings(
            kafkaPort,
            fleet,
            Optional.ofNullable(config),
            CHECKPOINTS,
            metricsPort(),
            loss.accepted());
    LocalInstance instance = LocalInstance.start(directory, settings, this::say);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(instance), "stop"));
    try (instance;
        RunningPipeline pipeline = instance.startPipeline();
        Maintenance maintenance = maintain(instance);
        ControlMaintenance control = maintainControl(instance)) {
      welcome(directory, instance);
      await(pipeline);
      return 0;
    }
  }

  /** 0 stands for none, and of two ports in a row the second must be one too. */
  private void requirePort(String option, int port, int highest) {
    if (port < 0 || port > highest) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is not %s: choose a port from 1 to %s.".formatted(option, port, highest));
    }
  }

  private OptionalInt metricsPort() {
    return metricsPort == null ? OptionalInt.empty() : OptionalInt.of(metricsPort);
  }

  private static Maintenance maintain(LocalInstance instance) {
    AuditCatalog catalog = new AuditCatalog(instance.config().catalog().settings());
    return Maintenance.start(
        catalog, BETWEEN_MAINTENANCE, Maintenance.READABLE, InstantSource.system());
  }

  private static ControlMaintenance maintainControl(LocalInstance instance) {
    return ControlMaintenance.start(
        instance.kafka(),
        instance.config().topics(),
        instance.keys().root(),
        BETWEEN_CONTROL_MAINTENANCE);
  }

  private static void await(RunningPipeline pipeline) throws Exception {
    try {
      pipeline.ended().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception failure ? failure : e;
    }
  }

  private void welcome(DataDirectory directory, LocalInstance instance) {
    say(
        """
        Muster is up for the fleet %s, on %s.
          send      to topic %s at %s
          register  ./muster device add ID --key PEM --cohort NAME --data %s
          query     ./muster sql --data %s "SELECT verdict, count(*) FROM verdicts GROUP BY verdict"
          check     ./muster audit reconcile --data %s
          stop      ctrl-C\
        """
            .formatted(
                instance.keys().root().fleet(),
                directory.root(),
                Topics.TELEMETRY,
                instance.kafka().bootstrapServers(),
                directory.root(),
                directory.root(),
                directory.root()));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /** A failure on the way out is logged by who fails; the process ends all the same. */
  private static void stop(LocalInstance instance) {
    try {
      instance.close();
    } catch (Exception e) {
      System.err.println("muster: stopped, but not cleanly: " + e.getMessage());
    }
  }
}
