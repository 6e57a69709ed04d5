package dev.muster.bench.job;

import dev.muster.bench.measure.ProcessCost;
import dev.muster.bench.measure.RowCounters;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Runs a job over the same backlog until it is warm, and measures it then. Where one reading of the
 * backlog is too short, the job starts again from its beginning, in the same process, with empty
 * state and tables; what starting costs is not measured.
 */
public final class Rounds {
  /**
   * Of the backlog, after a later start: by then tasks, connections and caches are as they stay.
   */
  private static final double SETTLING = 0.2;

  private static final long LOOK_MILLIS = 50;
  private static final long STARTUP_NANOS = Duration.ofMinutes(5).toNanos();

  /** Beyond it some partitions may be read to their end, and nothing is saturated any more. */
  private static final double USABLE = 0.9;

  private final Plan plan;
  private final Callable<AutoCloseable> job;
  private final Consumer<Boolean> measuring;
  private final Total total = new Total();
  private long warmNanos;

  /**
   * How it is measured.
   *
   * @param backlog messages on the topic
   * @param warmUp how long the job works before it is measured
   * @param window how long it is measured
   */
  public record Plan(long backlog, Duration warmUp, Duration window) {}

  /**
   * What was measured.
   *
   * @param records that became rows
   * @param collectionMillis time that collections took
   */
  public record Measured(
      long cpuNanos, long wallNanos, long records, long collectionMillis, int rounds) {}

  /**
   * @param job starts the job over again, on empty state
   * @param measuring is told when measuring begins and ends
   */
  public Rounds(Plan plan, Callable<AutoCloseable> job, Consumer<Boolean> measuring) {
    this.plan = plan;
    this.job = job;
    this.measuring = measuring;
  }

  /** Runs until enough was measured. */
  public Measured run() throws Exception {
    while (total.wall < plan.window().toNanos()) {
      RowCounters.reset();
      try (AutoCloseable running = job.call()) {
        total.rounds++;
        round();
      }
    }
    return new Measured(total.cpu, total.wall, total.records, total.collections, total.rounds);
  }

  private void round() throws InterruptedException {
    awaitRows();
    long end = (long) (plan.backlog() * USABLE);
    long began = System.nanoTime();
    while (!warm(System.nanoTime() - began) && RowCounters.rows() < end) {
      Thread.sleep(LOOK_MILLIS);
    }
    warmNanos += System.nanoTime() - began;
    if (RowCounters.rows() < end) {
      measure(end);
    }
  }

  private boolean warm(long inThisRound) {
    boolean settled = total.rounds == 1 || RowCounters.rows() > plan.backlog() * SETTLING;
    return settled && warmNanos + inThisRound >= plan.warmUp().toNanos();
  }

  private void measure(long end) throws InterruptedException {
    measuring.accept(true);
    Mark first = Mark.now();
    long missing = plan.window().toNanos() - total.wall;
    while (System.nanoTime() - first.nanos() < missing && RowCounters.rows() < end) {
      Thread.sleep(LOOK_MILLIS);
    }
    total.add(first, Mark.now());
    measuring.accept(false);
  }

  private static void awaitRows() throws InterruptedException {
    long began = System.nanoTime();
    while (RowCounters.rows() == 0) {
      if (System.nanoTime() - began > STARTUP_NANOS) {
        throw new IllegalStateException("The job made no row within five minutes.");
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private record Mark(long cpu, long nanos, long rows, long collections) {
    static Mark now() {
      return new Mark(
          ProcessCost.cpuNanos(),
          System.nanoTime(),
          RowCounters.rows(),
          ProcessCost.collectionMillis());
    }
  }

  private static final class Total {
    private long cpu;
    private long wall;
    private long records;
    private long collections;
    private int rounds;

    void add(Mark first, Mark last) {
      cpu += last.cpu() - first.cpu();
      wall += last.nanos() - first.nanos();
      records += last.rows() - first.rows();
      collections += last.collections() - first.collections();
    }
  }
}
