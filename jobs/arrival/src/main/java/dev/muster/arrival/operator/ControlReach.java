package dev.muster.arrival.operator;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * How far the control inputs of one job have come, as the verify tasks of this process see it: for
 * the sources in the same process, which must not hand on without bound what has to wait for them.
 *
 * <p>Messages wait for registry, trust and policy until they are judged; what comes of them waits
 * for rules and approvals until it is decided on. A source that is held keeps none of these topics
 * from advancing: nothing that is read of telemetry is needed for that.
 *
 * <p>Each task manager that runs a source task of telemetry runs a verify task too, since both
 * share its slots. A task that starts again begins at nothing, and one that ended counts no more,
 * so that nothing of an earlier attempt is believed. Safe for use by many threads.
 */
public final class ControlReach {
  /** That nothing may be judged yet. */
  public static final long NOTHING = Long.MIN_VALUE;

  /** One entry for each job of this process; a job that starts again by itself keeps its id. */
  private static final Map<String, ControlReach> JOBS = new ConcurrentHashMap<>();

  private final Set<Task> tasks = ConcurrentHashMap.newKeySet();

  private ControlReach() {}

  /** The one of a job. */
  public static ControlReach of(String job) {
    return JOBS.computeIfAbsent(job, ignored -> new ControlReach());
  }

  /** A verify task begins; it is to be closed when it ends, however it does. */
  public Task join() {
    Task task = new Task();
    tasks.add(task);
    return task;
  }

  /** Whether a verify task of the job runs in this process. */
  public boolean isTold() {
    return !tasks.isEmpty();
  }

  /** The newest arrival that all verify tasks may judge, in ms; {@link #NOTHING} without one. */
  public long frontier() {
    return lowest(task -> task.frontier);
  }

  /**
   * The newest arrival by which rules and approvals let be decided what is commanded, as all verify
   * tasks know it, in ms; {@link #NOTHING} without one.
   */
  public long decidable() {
    return lowest(task -> task.decidable);
  }

  private long lowest(ToLongFunction<Task> reached) {
    long lowest = Long.MAX_VALUE;
    for (Task task : tasks) {
      lowest = Math.min(lowest, reached.applyAsLong(task));
    }
    return lowest == Long.MAX_VALUE && !isTold() ? NOTHING : lowest;
  }

  /** One attempt of one verify task. */
  public final class Task implements AutoCloseable {
    private volatile long frontier = NOTHING;
    private volatile long decidable = NOTHING;

    private Task() {}

    /** Tells the newest arrival that may be judged, in ms. */
    public void reached(long arrival) {
      frontier = arrival;
    }

    /** Tells the newest arrival by which rules and approvals let be decided, in ms. */
    public void decidable(long arrival) {
      decidable = arrival;
    }

    @Override
    public void close() {
      tasks.remove(this);
    }
  }
}
