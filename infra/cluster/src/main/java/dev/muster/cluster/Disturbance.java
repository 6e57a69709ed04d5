package dev.muster.cluster;

import dev.muster.cluster.process.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Kills processes of a cluster at random moments, one at a time, then two at once, and holds others
 * still for a while: each part comes to its turn. Never two brokers at once, and none before all
 * replicas are in sync, since two of three must stand. A thread of its own until closed; what it
 * holds still goes on then.
 */
public final class Disturbance implements AutoCloseable {
  /** Longer than Flink's heartbeats take to give a process up. */
  private static final Duration HELD = Duration.ofSeconds(20);

  /** Within it a part that was killed is there again. */
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(8);

  /** Until its session is over, a broker that was killed passes for one that is in sync. */
  private static final long SESSION_MILLIS = 10_000;

  /** One by one, two at once, held still. */
  private static final int ROUNDS = 3;

  private static final int HOLDING = 2;

  private final List<Part> parts;
  private final Plan plan;
  private final Random random;
  private final Runnable sync;
  private final Consumer<String> progress;
  private final List<String> done = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "disturbance");
  private volatile @Nullable RuntimeException failure;
  private long brokerKilled;

  private Disturbance(List<Part> parts, Plan plan, Runnable sync, Consumer<String> progress) {
    this.parts = List.copyOf(parts);
    this.plan = plan;
    this.random = new Random(plan.seed());
    this.sync = sync;
    this.progress = progress;
  }

  /**
   * How much is disturbed.
   *
   * @param length how long it takes about, from the call on, with a pause at both ends
   */
  public record Plan(int kills, Duration length, long seed) {}

  /**
   * Begins.
   *
   * @param parts whose turn it is, in this order
   * @param sync returns when all replicas of the brokers are in sync
   */
  public static Disturbance start(
      List<Part> parts, Plan plan, Runnable sync, Consumer<String> progress) {
    Disturbance disturbance = new Disturbance(parts, plan, sync, progress);
    disturbance.thread.setDaemon(true);
    disturbance.thread.start();
    return disturbance;
  }

  /** What was done, in order, a line each. */
  public synchronized List<String> done() {
    return List.copyOf(done);
  }

  /**
   * Waits until all is done.
   *
   * @throws RuntimeException what kept it from being done
   */
  public void await() throws InterruptedException {
    thread.join();
    RuntimeException kept = failure;
    if (kept != null) {
      throw kept;
    }
  }

  private void run() {
    try {
      long began = System.nanoTime();
      long pause = pause().toMillis();
      for (int kill = 0; kill < plan.kills(); kill++) {
        TimeUnit.MILLISECONDS.sleep(pause / 2 + random.nextLong(pause));
        Part part = parts.get(kill % parts.size());
        List<Part> victims = round(kill) == 1 ? List.of(part, companion(part)) : List.of(part);
        if (victims.stream().anyMatch(Disturbance::isBroker)) {
          awaitSync();
        }
        String when = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + " s: ";
        if (round(kill) == HOLDING) {
          hold(when, part);
        } else {
          kill(when, victims);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void awaitSync() throws InterruptedException {
    long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - brokerKilled);
    if (brokerKilled != 0 && passed < SESSION_MILLIS) {
      TimeUnit.MILLISECONDS.sleep(SESSION_MILLIS - passed);
    }
    sync.run();
    brokerKilled = System.nanoTime();
  }

  /** About as long lies between two of them: what is held still is so for long. */
  private Duration pause() {
    long holds = IntStream.range(0, plan.kills()).filter(kill -> round(kill) == HOLDING).count();
    Duration left = plan.length().minus(HELD.multipliedBy(holds));
    Duration pause = left.dividedBy(plan.kills() + 1L);
    return pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE;
  }

  private int round(int kill) {
    return kill / parts.size() % ROUNDS;
  }

  private Part companion(Part of) {
    List<Part> others =
        parts.stream().filter(part -> part != of && !(isBroker(part) && isBroker(of))).toList();
    return others.get(random.nextInt(others.size()));
  }

  private static boolean isBroker(Part part) {
    return part.name().startsWith("kafka");
  }

  private void kill(String when, List<Part> victims) {
    note(when + "killed " + String.join(" and ", victims.stream().map(Part::name).toList()));
    victims.forEach(Part::kill);
  }

  private void hold(String when, Part part) throws InterruptedException {
    note(when + "held " + part.name() + " still");
    part.hold(true);
    try {
      TimeUnit.MILLISECONDS.sleep(HELD.toMillis());
    } finally {
      part.hold(false);
    }
  }

  private void note(String line) {
    synchronized (this) {
      done.add(line);
    }
    progress.accept(line);
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
