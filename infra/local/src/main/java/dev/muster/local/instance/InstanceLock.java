package dev.muster.local.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * The right to run on a data directory: at most one process has it. It ends with the process,
 * however that ends.
 */
public final class InstanceLock implements AutoCloseable {
  private final FileChannel channel;

  private InstanceLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws DataDirectoryException if another process has it
   */
  public static InstanceLock take(DataDirectory data) {
    FileChannel channel = open(data);
    if (tryLock(data, channel) == null) {
      close(channel);
      String who =
          RunningInstance.read(data).map(other -> " (process " + other.pid() + ")").orElse("");
      throw new DataDirectoryException(
          ("Another Muster%s runs on %s: stop it first, or choose another directory with --data.")
              .formatted(who, data.root()));
    }
    return new InstanceLock(channel);
  }

  /** Whether a process runs on the directory now. */
  public static boolean isTaken(DataDirectory data) {
    if (!Files.exists(data.lock())) {
      return false;
    }
    FileChannel channel = open(data);
    try {
      return tryLock(data, channel) == null;
    } finally {
      close(channel);
    }
  }

  @Override
  public void close() {
    close(channel);
  }

  private static FileChannel open(DataDirectory data) {
    try {
      return FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unusable(data, e);
    }
  }

  private static FileLock tryLock(DataDirectory data, FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    } catch (IOException e) {
      throw unusable(data, e);
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new DataDirectoryException("The lock file can't be closed: " + e.getMessage(), e);
    }
  }

  private static DataDirectoryException unusable(DataDirectory data, IOException cause) {
    return new DataDirectoryException(
        "Directory %s can't be locked: %s".formatted(data.root(), cause.getMessage()), cause);
  }
}
