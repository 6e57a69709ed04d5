package dev.muster.cluster;

import dev.muster.cluster.process.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Kills processes of a cluster at random moments, one at a time, then two at once, and holds others
 * still for a while: each part comes to its turn. Never two brokers at once, since two of three
 * replicas must stand. A thread of its own until closed; what it holds still goes on then.
 */
public final class Disturbance implements AutoCloseable {
  /** Longer than Flink's heartbeats take to give a process up. */
  private static final Duration HELD = Duration.ofSeconds(20);

  private final List<Part> parts;
  private final int kills;
  private final Duration pause;
  private final Random random;
  private final Consumer<String> progress;
  private final List<String> done = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "disturbance");

  /**
   * Begins.
   *
   * @param parts whose turn it is, in this order
   * @param kills how many in all
   * @param pause between two, about
   */
  public static Disturbance start(
      List<Part> parts, int kills, Duration pause, long seed, Consumer<String> progress) {
    Disturbance disturbance = new Disturbance(parts, kills, pause, seed, progress);
    disturbance.thread.setDaemon(true);
    disturbance.thread.start();
    return disturbance;
  }

  private Disturbance(
      List<Part> parts, int kills, Duration pause, long seed, Consumer<String> progress) {
    this.parts = List.copyOf(parts);
    this.kills = kills;
    this.pause = pause;
    this.random = new Random(seed);
    this.progress = progress;
  }

  /** What was done, in order, a line each. */
  public synchronized List<String> done() {
    return List.copyOf(done);
  }

  /** Waits until all is done. */
  public void await() throws InterruptedException {
    thread.join();
  }

  private void run() {
    try {
      for (int kill = 0; kill < kills; kill++) {
        TimeUnit.MILLISECONDS.sleep(pause.toMillis() / 2 + random.nextLong(pause.toMillis()));
        Part part = parts.get(kill % parts.size());
        switch ((kill / parts.size()) % 3) {
          case 0 -> kill(List.of(part));
          case 1 -> kill(List.of(part, companion(part)));
          default -> hold(part);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Part companion(Part of) {
    List<Part> others =
        parts.stream().filter(part -> part != of && !(isBroker(part) && isBroker(of))).toList();
    return others.get(random.nextInt(others.size()));
  }

  private static boolean isBroker(Part part) {
    return part.name().startsWith("kafka");
  }

  private void kill(List<Part> victims) {
    note("killed " + String.join(" and ", victims.stream().map(Part::name).toList()));
    victims.forEach(Part::kill);
  }

  private void hold(Part part) throws InterruptedException {
    note("held " + part.name() + " still");
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
