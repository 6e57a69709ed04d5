package dev.muster.admin.installation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to run on a data directory: at most one process has it. It ends with the process,
 * however that ends.
 */
public final class InstanceLock implements AutoCloseable {
  /** The byte whose lock decides who runs. Nobody but who wants to run takes it. */
  private static final long RIGHT = 0;

  /**
   * The byte that is looked at, so that looking never takes the right from who starts just then.
   */
  private static final long SIGN = 1;

  private static final boolean ALONE = false;
  private static final boolean BESIDE_OTHERS = true;

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
    if (tryLock(data, channel, RIGHT, ALONE) == null) {
      close(channel);
      String who =
          RunningInstance.read(data).map(other -> " (process " + other.pid() + ")").orElse("");
      throw new DataDirectoryException(
          "Another Muster%s runs on %s: stop it first, or choose another directory with --data."
              .formatted(who, data.root()));
    }
    showSign(data, channel);
    return new InstanceLock(channel);
  }

  /** Waits for those who look just now; each is done in an instant. */
  private static void showSign(DataDirectory data, FileChannel channel) {
    while (tryLock(data, channel, SIGN, ALONE) == null) {
      Thread.onSpinWait();
    }
  }

  /** Whether a process runs on the directory now. */
  public static boolean isTaken(DataDirectory data) {
    if (!Files.exists(data.lock())) {
      return false;
    }
    FileChannel channel = open(data);
    try {
      return tryLock(data, channel, SIGN, BESIDE_OTHERS) == null;
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
      return FileChannel.open(
          data.lock(),
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unusable(data, e);
    }
  }

  private static @Nullable FileLock tryLock(
      DataDirectory data, FileChannel channel, long place, boolean shared) {
    try {
      return channel.tryLock(place, 1, shared);
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
