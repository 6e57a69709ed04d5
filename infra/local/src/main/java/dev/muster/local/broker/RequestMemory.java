package dev.muster.local.broker;

import java.nio.ByteBuffer;
import org.apache.kafka.common.memory.MemoryPool;
import org.jspecify.annotations.Nullable;

/**
 * The memory that a broker takes for requests before they have come. Small ones have some whatever
 * else waits, so that they can't be kept from coming by others that declare much: fetches, commits
 * and what devices send are small. How much that is at most is bounded by the number of
 * connections. Safe for use by many threads.
 */
final class RequestMemory implements MemoryPool {
  /** Of a request that is always taken. */
  private static final int SMALL = 16 * 1024;

  private final long size;
  private long available;

  /**
   * @param size bytes that large requests have together; the last of them may exceed it
   */
  RequestMemory(long size) {
    this.size = size;
    this.available = size;
  }

  @Override
  public @Nullable ByteBuffer tryAllocate(int bytes) {
    if (bytes > SMALL && !take(bytes)) {
      return null;
    }
    return ByteBuffer.allocate(bytes);
  }

  private synchronized boolean take(int bytes) {
    if (available <= 0) {
      return false;
    }
    available -= bytes;
    return true;
  }

  @Override
  public synchronized void release(ByteBuffer taken) {
    if (taken.capacity() > SMALL) {
      available = Math.min(size, available + taken.capacity());
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public synchronized long availableMemory() {
    return available;
  }

  @Override
  public boolean isOutOfMemory() {
    return availableMemory() <= 0;
  }
}
