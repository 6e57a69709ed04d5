package dev.muster.pipeline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
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

  private final List<Job> jobs;
  private final AutoCloseable ticking;
  private final CompletableFuture<Void> ended;

  RunningPipeline(JobClient client, AutoCloseable ticking) {
    this(List.of(Job.of(client)), ticking);
  }

  private RunningPipeline(List<Job> jobs, AutoCloseable ticking) {
    this.jobs = jobs;
    this.ticking = ticking;
    this.ended =
        CompletableFuture.anyOf(jobs.stream().map(Job::end).toArray(CompletableFuture[]::new))
            .thenApply(any -> null);
  }

  /** This and another as one. */
  public RunningPipeline and(RunningPipeline other) {
    return new RunningPipeline(
        Stream.concat(jobs.stream(), other.jobs.stream()).toList(),
        () -> {
          ticking.close();
          other.ticking.close();
        });
  }

  /**
   * Completes when the first of the jobs ends; exceptionally with a {@link PipelineFailure} if it
   * failed. To be stopped by {@link #close()} is no failure.
   */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** Whether all jobs run with all their tasks; false while one starts, restarts or has ended. */
  public boolean running() {
    for (Job job : jobs) {
      if (!running(job.client())) {
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
    jobs.forEach(Job::stop);
    for (Job job : jobs) {
      job.end().handle((result, failure) -> null).get(STOP_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** A job and its end, which both hold when it is one of several. */
  private record Job(JobClient client, AtomicBoolean stopped, CompletableFuture<Void> end) {
    static Job of(JobClient client) {
      AtomicBoolean stopped = new AtomicBoolean();
      CompletableFuture<Void> end =
          client
              .getJobExecutionResult()
              .handle(
                  (result, failure) -> {
                    if (failure != null && !stopped.get()) {
                      throw new CompletionException(PipelineFailure.of(failure));
                    }
                    return null;
                  });
      return new Job(client, stopped, end);
    }

    void stop() {
      if (!end.isDone()) {
        stopped.set(true);
        var unused = client.cancel();
      }
    }
  }
}
