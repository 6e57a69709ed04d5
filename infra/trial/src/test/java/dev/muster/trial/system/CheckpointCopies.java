package dev.muster.trial.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the files of checkpoints, which live for one interval: each gets a second name as soon as
 * it is seen, so what is written to it later is kept too.
 */
final class CheckpointCopies implements AutoCloseable {
  private static final int PAUSE_MILLIS = 100;
  private static final Pattern COMPLETED = Pattern.compile(".*/chk-(\\d+)/_metadata");

  private final Path from;
  private final Path to;
  private final Thread thread = new Thread(this::keep, "checkpoint-copies");
  private volatile boolean closed;
  private volatile long newest;
  private volatile IOException failure;

  /** Begins to keep what stands under one directory under another of the same file system. */
  CheckpointCopies(Path from, Path to) {
    this.from = from;
    this.to = to;
    thread.start();
  }

  /** Waits until so many more checkpoints are complete: what was written before is committed. */
  void await(int more) {
    long target = newest + more;
    Audited.await(
        () -> newest >= target || failure != null, () -> "checkpoint " + newest + " of " + target);
    if (failure != null) {
      throw new AssertionError("Checkpoints can't be kept", failure);
    }
  }

  private void keep() {
    try {
      while (!closed) {
        keep(from.toFile());
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep(File file) throws IOException {
    File[] files = file.listFiles();
    if (files == null) {
      keepFile(file.toPath());
      return;
    }
    for (File each : files) {
      keep(each);
    }
  }

  private void keepFile(Path file) throws IOException {
    Path copy = to.resolve(from.relativize(file));
    if (Files.exists(copy) || !Files.isRegularFile(file)) {
      return;
    }
    Files.createDirectories(copy.getParent());
    try {
      Files.createLink(copy, file);
    } catch (NoSuchFileException | FileAlreadyExistsException e) {
      return;
    }
    Matcher completed = COMPLETED.matcher(copy.toString());
    if (completed.matches()) {
      newest = Math.max(newest, Long.parseLong(completed.group(1)));
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
