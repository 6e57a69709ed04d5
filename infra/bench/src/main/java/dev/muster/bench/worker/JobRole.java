package dev.muster.bench.worker;

import dev.muster.bench.job.PassThroughJob;
import dev.muster.bench.job.Rounds;
import dev.muster.bench.job.VisibleVerdicts;
import dev.muster.bench.measure.ProcessCost;
import dev.muster.bench.measure.RowCounters;
import dev.muster.bench.measure.StageSampler;
import dev.muster.message.signature.CryptoProvider;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.config.PipelineConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.execution.JobClient;

/** One of the two jobs, measured over a backlog. */
final class JobRole implements Worker.Role {
  private static final Set<String> EXPECTED = Set.of("ACCEPTED", "TICK");

  private final Kind kind;
  private int round;

  JobRole(Kind kind) {
    this.kind = kind;
  }

  /** Which job. */
  enum Kind {
    PASS_THROUGH,
    PIPELINE
  }

  @Override
  public void play(Told told, Said said) throws Exception {
    Rounds.Plan plan =
        new Rounds.Plan(told.number("messages"), told.seconds("warm-up"), told.seconds("window"));
    StageSampler sampler = new StageSampler();
    Rounds rounds =
        new Rounds(
            plan,
            () -> start(told),
            begins -> {
              said.progress(begins ? "measuring" : "measured");
              if (told.flag("stages")) {
                sampler.switchTo(begins);
              }
            });
    Map<String, Object> facts = facts(rounds.run());
    facts.put("verdicts", kind == Kind.PIPELINE ? proved(told) : Map.of());
    if (told.flag("stages")) {
      facts.put("stages", sampler.nanosByStage());
    }
    said.result(facts);
  }

  private AutoCloseable start(Told told) throws Exception {
    PipelineConfig config = JobConfig.of(told, ++round);
    if (kind == Kind.PIPELINE) {
      return PipelineJob.start(config);
    }
    JobClient client = PassThroughJob.start(config);
    return () -> {
      client.cancel().get();
      client.getJobExecutionResult().handle((result, failure) -> null).get();
    };
  }

  private static Map<String, Object> facts(Rounds.Measured measured) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("cpuNanos", measured.cpuNanos());
    facts.put("wallNanos", measured.wallNanos());
    facts.put("records", measured.records());
    facts.put("collectionMillis", measured.collectionMillis());
    facts.put("rounds", measured.rounds());
    facts.put("residentMebibytes", ProcessCost.residentMebibytes(ProcessHandle.current().pid()));
    facts.put("provider", CryptoProvider.fastest().toString());
    return facts;
  }

  /** A refused message costs less than an accepted one: then the figure would say nothing. */
  private Map<String, Long> proved(Told told) throws java.io.IOException {
    try (VisibleVerdicts table = new VisibleVerdicts(JobConfig.of(told, round).catalog())) {
      Map<String, Long> visible = table.counts();
      requireAccepted(visible);
      requireAccepted(RowCounters.verdicts());
      return visible;
    }
  }

  private static void requireAccepted(Map<String, Long> verdicts) {
    if (!EXPECTED.containsAll(verdicts.keySet()) || !verdicts.containsKey("ACCEPTED")) {
      throw new IllegalStateException(
          "The figure is void: every verdict should be ACCEPTED, but there were " + verdicts);
    }
  }
}
