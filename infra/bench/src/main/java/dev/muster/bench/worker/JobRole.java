package dev.muster.bench.worker;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.audit.AuditTables;
import dev.muster.bench.job.PassThroughJob;
import dev.muster.bench.job.Rounds;
import dev.muster.bench.job.VisibleRows;
import dev.muster.bench.load.LongBacklog;
import dev.muster.bench.measure.ProcessCost;
import dev.muster.bench.measure.RowCounters;
import dev.muster.bench.measure.StageSampler;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.config.CatalogConfig;
import dev.muster.pipeline.config.PipelineConfig;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.execution.JobClient;

/** One of the jobs, measured over a backlog. */
final class JobRole implements Worker.Role {
  private static final Set<String> EXPECTED = Set.of("ACCEPTED", "TICK");

  private final Kind kind;
  private int round;

  JobRole(Kind kind) {
    this.kind = kind;
  }

  /** Which job. */
  enum Kind {
    /** What the platform costs by itself. */
    PASS_THROUGH,
    /** All stages; every section stays sealed. */
    SEALED,
    /** All stages; every section is opened, kept and watched. */
    FLOW
  }

  @Override
  public void play(ChildOptions options, ChildOutput output) throws Exception {
    long backlog = (long) options.number("messages") * (judges() ? 1 : LongBacklog.TIMES);
    Rounds.Plan plan =
        new Rounds.Plan(backlog, options.seconds("warm-up"), options.seconds("window"));
    StageSampler sampler = new StageSampler();
    Rounds rounds =
        new Rounds(
            plan,
            () -> start(options),
            begins -> {
              output.progress(begins ? "measuring" : "measured");
              if (options.flag("stages")) {
                sampler.switchTo(begins);
              }
            });
    Map<String, Object> facts = facts(rounds.run());
    facts.put("verdicts", judges() ? proved(options) : Map.of());
    if (options.flag("stages")) {
      facts.put("stages", sampler.nanosByStage());
    }
    output.result(facts);
  }

  private boolean judges() {
    return kind != Kind.PASS_THROUGH;
  }

  private AutoCloseable start(ChildOptions options) throws Exception {
    round++;
    return switch (kind) {
      case PASS_THROUGH -> passThrough(JobConfig.of(options, round));
      case SEALED -> PipelineJob.start(JobConfig.sealed(options, round));
      case FLOW -> PipelineJob.start(JobConfig.of(options, round));
    };
  }

  private static AutoCloseable passThrough(PipelineConfig config) throws Exception {
    JobClient client = PassThroughJob.start(config);
    return () -> {
      client.cancel().get();
      client.getJobExecutionResult().handle((result, failure) -> null).get();
    };
  }

  private static Map<String, Object> facts(Rounds.Measured measured) {
    Map<String, Object> facts =
        new ObjectMapper()
            .convertValue(measured, new TypeReference<LinkedHashMap<String, Object>>() {});
    facts.put("residentMebibytes", ProcessCost.residentMebibytes(ProcessHandle.current().pid()));
    facts.put("provider", CryptoProvider.fastest().toString());
    return facts;
  }

  /** A refused message costs less than an accepted one: then the figure would say nothing. */
  private Map<String, Long> proved(ChildOptions options) throws IOException {
    CatalogConfig catalog = JobConfig.of(options, round).catalog();
    requireSections();
    try (VisibleRows table = new VisibleRows(catalog, AuditTables.VERDICTS)) {
      Map<String, Long> visible = table.counts("verdict");
      requireAccepted(visible);
      requireAccepted(RowCounters.verdicts());
      return visible;
    }
  }

  private void requireSections() {
    Set<String> outcomes = RowCounters.sections().keySet();
    String expected = kind == Kind.FLOW ? "OPENED" : "DENIED";
    if (!outcomes.equals(Set.of(expected))) {
      throw new IllegalStateException(
          "The figure is void: every section should be "
              + expected
              + ", but they were "
              + RowCounters.sections());
    }
  }

  private static void requireAccepted(Map<String, Long> verdicts) {
    if (!EXPECTED.containsAll(verdicts.keySet()) || !verdicts.containsKey("ACCEPTED")) {
      throw new IllegalStateException(
          "The figure is void: every verdict should be ACCEPTED, but there were " + verdicts);
    }
  }
}
