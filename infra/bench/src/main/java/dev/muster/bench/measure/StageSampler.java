package dev.muster.bench.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the cost of each stage: every few milliseconds it takes the stacks of the threads that used
 * the processor since, and charges what they used to the stage that they are in.
 *
 * <p>Exact in the sum, as the system's own account of each thread is what is shared out; honest
 * about the rest, which is what the process used beside its Java threads: collector and compiler.
 * Stacks are taken where the virtual machine can stop a thread, which smears costs between
 * neighbours within a thread a little.
 */
public final class StageSampler {
  private static final long PERIOD_MILLIS = 10;
  private static final int DEPTH = 100;

  private final com.sun.management.ThreadMXBean threads =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<Long, Long> cpuOfThread = new HashMap<>();
  private final Map<String, Long> nanosByStage = new TreeMap<>();
  private @Nullable Thread sampling;
  private volatile boolean on;
  private long processNanos;

  /** Begins or ends sampling. */
  public synchronized void switchTo(boolean wanted) {
    on = wanted;
    try {
      if (wanted) {
        sampling = new Thread(this::sample, "stage-sampler");
        sampling.setDaemon(true);
        sampling.start();
      } else if (sampling != null) {
        sampling.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What each stage cost while sampling, in ns. */
  public synchronized Map<String, Long> nanosByStage() {
    Map<String, Long> all = new TreeMap<>(nanosByStage);
    long known = all.values().stream().mapToLong(Long::longValue).sum();
    all.put(Stage.COLLECTOR_AND_COMPILER, Math.max(0, processNanos - known));
    return all;
  }

  private void sample() {
    long before = ProcessCost.cpuNanos();
    look(false);
    while (on) {
      try {
        Thread.sleep(PERIOD_MILLIS);
      } catch (InterruptedException e) {
        break;
      }
      look(true);
    }
    processNanos += ProcessCost.cpuNanos() - before;
  }

  private void look(boolean charge) {
    long[] ids = threads.getAllThreadIds();
    long[] cpu = threads.getThreadCpuTime(ids);
    Map<Long, Long> used = new HashMap<>();
    for (int index = 0; index < ids.length; index++) {
      Long before = cpuOfThread.put(ids[index], cpu[index]);
      long nanos = cpu[index] - (before == null ? cpu[index] : before);
      if (nanos > 0) {
        used.put(ids[index], nanos);
      }
    }
    if (charge && !used.isEmpty()) {
      charge(used);
    }
  }

  private void charge(Map<Long, Long> used) {
    long[] ids = used.keySet().stream().mapToLong(Long::longValue).toArray();
    for (ThreadInfo thread : threads.getThreadInfo(ids, DEPTH)) {
      if (thread != null) {
        nanosByStage.merge(Stage.of(thread), used.get(thread.getThreadId()), Long::sum);
      }
    }
  }
}
