package dev.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobCancellationException;
import org.junit.jupiter.api.Test;

class RunningPipelineTest {
  private final CompletableFuture<JobExecutionResult> first = new CompletableFuture<>();
  private final CompletableFuture<JobExecutionResult> second = new CompletableFuture<>();
  private final RunningPipeline pipeline = new RunningPipeline(job(first), () -> {});
  private final RunningPipeline both = pipeline.and(new RunningPipeline(job(second), () -> {}));

  @Test
  void endsWithoutAFailureWhereItIsStopped() throws Exception {
    both.close();
    assertThat(both.ended()).isCompleted();
  }

  /** As a local instance does, which holds the parts. */
  @Test
  void endsWithoutAFailureWhereOneOfItsPartsIsStopped() throws Exception {
    pipeline.close();
    assertThat(both.ended()).isCompleted();
    assertThat(second).isNotDone();
  }

  @Test
  void failsWhereSomebodyElseCancelsIt() {
    first.completeExceptionally(
        new JobCancellationException(new JobID(), "Job was cancelled.", null));
    assertThatThrownBy(() -> both.ended().get()).hasCauseInstanceOf(PipelineFailure.class);
  }

  private static JobClient job(CompletableFuture<JobExecutionResult> result) {
    return (JobClient)
        Proxy.newProxyInstance(
            JobClient.class.getClassLoader(),
            new Class<?>[] {JobClient.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getJobExecutionResult" -> result;
                  case "cancel" -> {
                    result.completeExceptionally(
                        new JobCancellationException(new JobID(), "Job was cancelled.", null));
                    yield CompletableFuture.completedFuture(null);
                  }
                  default -> throw new IllegalStateException(method.getName());
                });
  }
}
