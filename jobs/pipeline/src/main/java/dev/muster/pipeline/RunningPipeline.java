package dev.muster.pipeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;

/**
 * A pipeline that was started. Safe for use by several threads.
 *
 * <p>Closing it cancels the job; its newest checkpoint stays, and a start on the same directory
 * goes on from there.
 */
public final class RunningPipeline implements AutoCloseable {
  private static final long STOP_SECONDS = 20;

  private final JobClient client;
  private final AutoCloseable ticking;
  private final CompletableFuture<Void> ended;

  RunningPipeline(JobClient client, AutoCloseable ticking) {
    this.client = client;
    this.ticking = ticking;
    this.ended =
        client
            .getJobExecutionResult()
            .<Void>handle(
                (result, failure) -> {
                  if (failure != null) {
                    throw new CompletionException(PipelineFailure.of(failure));
                  }
                  return null;
                });
  }

  /** Completes when the job ends; exceptionally with a {@link PipelineFailure} if it failed. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** Whether the job runs with all its tasks; false while it starts, restarts or has ended. */
  public boolean running() {
    try {
      return client.getJobStatus().get(5, TimeUnit.SECONDS) == JobStatus.RUNNING;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Stops the ticks and the job, and waits until it has stopped. */
  @Override
  public void close() throws Exception {
    ticking.close();
    if (!ended.isDone()) {
      client.cancel();
      ended.handle((result, failure) -> null).get(STOP_SECONDS, TimeUnit.SECONDS);
    }
  }
}
