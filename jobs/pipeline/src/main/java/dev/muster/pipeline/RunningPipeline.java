package dev.muster.pipeline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;

/**
 * One or more jobs of a pipeline that were started in this process. Safe for use by several
 * threads.
 *
 * <p>Closing it cancels the jobs; their newest checkpoints stay, and a start on the same
 * directories goes on from there.
 */
public final class RunningPipeline implements AutoCloseable {
  private static final long STOP_SECONDS = 20;

  private final List<JobClient> clients;
  private final AutoCloseable ticking;
  private final List<CompletableFuture<Void>> ends;
  private final CompletableFuture<Void> ended;

  RunningPipeline(JobClient client, AutoCloseable ticking) {
    this(List.of(client), ticking);
  }

  private RunningPipeline(List<JobClient> clients, AutoCloseable ticking) {
    this.clients = clients;
    this.ticking = ticking;
    this.ends = clients.stream().map(RunningPipeline::end).toList();
    this.ended =
        CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new)).thenApply(any -> null);
  }

  /** This and another as one. */
  public RunningPipeline and(RunningPipeline other) {
    return new RunningPipeline(
        Stream.concat(clients.stream(), other.clients.stream()).toList(),
        () -> {
          ticking.close();
          other.ticking.close();
        });
  }

  private static CompletableFuture<Void> end(JobClient client) {
    return client
        .getJobExecutionResult()
        .handle(
            (result, failure) -> {
              if (failure != null) {
                throw new CompletionException(PipelineFailure.of(failure));
              }
              return null;
            });
  }

  /**
   * Completes when the first of the jobs ends; exceptionally with a {@link PipelineFailure} if it
   * failed.
   */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** Whether all jobs run with all their tasks; false while one starts, restarts or has ended. */
  public boolean running() {
    for (JobClient client : clients) {
      if (!running(client)) {
        return false;
      }
    }
    return true;
  }

  private static boolean running(JobClient client) {
    try {
      return client.getJobStatus().get(5, TimeUnit.SECONDS) == JobStatus.RUNNING;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Stops the ticks and the jobs, and waits until they have stopped. */
  @Override
  public void close() throws Exception {
    ticking.close();
    for (int job = 0; job < clients.size(); job++) {
      if (!ends.get(job).isDone()) {
        clients.get(job).cancel();
      }
    }
    for (CompletableFuture<Void> end : ends) {
      end.handle((result, failure) -> null).get(STOP_SECONDS, TimeUnit.SECONDS);
    }
  }
}
