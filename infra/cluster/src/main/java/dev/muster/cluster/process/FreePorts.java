package dev.muster.cluster.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ports of 127.0.0.1 that stay free while a part that has one is away: below those that the system
 * gives to outgoing connections. The same ones in the same order as last time, as far as they are
 * free. Not thread-safe.
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int END = 32_000;

  private final Path file;
  private final Deque<Integer> before;
  private final Random random = new SecureRandom();
  private final Set<Integer> given = new LinkedHashSet<>();

  /**
   * Begins with those of last time.
   *
   * @param file where they are remembered; need not exist
   */
  public FreePorts(Path file) {
    this.file = file;
    try {
      this.before =
          Files.exists(file)
              ? Files.readAllLines(file).stream()
                  .map(Integer::valueOf)
                  .collect(Collectors.toCollection(ArrayDeque::new))
              : new ArrayDeque<>();
    } catch (IOException e) {
      throw new ClusterException("The file %s can't be read.".formatted(file), e);
    }
  }

  /** Remembers the ports that were given so far, for next time. */
  public void remember() {
    try {
      Files.write(file, given.stream().map(String::valueOf).toList());
    } catch (IOException e) {
      throw new ClusterException("The file %s can't be written.".formatted(file), e);
    }
  }

  /** Another port. */
  public int next() {
    Integer known = before.poll();
    if (known != null && !given.contains(known) && isFree(known)) {
      given.add(known);
      return known;
    }
    for (int tries = 0; tries < END - FIRST; tries++) {
      int port = random.nextInt(FIRST, END);
      if (!given.contains(port) && isFree(port)) {
        given.add(port);
        return port;
      }
    }
    throw new ClusterException("No port of 127.0.0.1 is free.");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
