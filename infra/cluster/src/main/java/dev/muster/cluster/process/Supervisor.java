package dev.muster.cluster.process;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Starts parts again that have ended, as an orchestrator does, after a pause. A thread of its own
 * until closed; closing it ends its parts, the newest first.
 */
public final class Supervisor implements AutoCloseable {
  private static final long PAUSE_MILLIS = 1_000;

  private final List<Part> parts = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::watch, "supervisor");
  private volatile boolean closed;

  /** Begins with no part. */
  public Supervisor() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts a part and keeps it running. */
  public Part keep(Part part) {
    part.start();
    parts.add(part);
    return part;
  }

  /** The parts in the order in which they were started. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  /** What the processes have logged last, for people who look for a cause. */
  public String lastWords() {
    StringBuilder words = new StringBuilder();
    for (Part part : parts) {
      try {
        List<String> lines = Files.readAllLines(part.log());
        words.append(part.name()).append(part.isAlive() ? "" : " (gone)").append(":\n");
        lines
            .subList(Math.max(0, lines.size() - 5), lines.size())
            .forEach(line -> words.append("  ").append(line).append('\n'));
      } catch (IOException e) {
        words.append(part.name()).append(" said nothing.\n");
      }
    }
    return words.toString();
  }

  private void watch() {
    try {
      while (!closed) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        parts.stream().filter(part -> part.isWanted() && !part.isAlive()).forEach(Part::start);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (int i = parts.size() - 1; i >= 0; i--) {
      parts.get(i).close();
    }
  }
}
