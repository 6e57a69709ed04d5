package dev.muster.local.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of 127.0.0.1. A free one may be taken by another process the moment after. */
public final class Ports {
  private static final int LAST = 65_535;

  private Ports() {}

  /** Whether there is such a port at all. */
  public static boolean exists(int port) {
    return port > 0 && port <= LAST;
  }

  /** The given port or the first free one above it. */
  public static int freeFrom(int first) {
    for (int port = first; port <= LAST; port++) {
      if (isFree(port)) {
        return port;
      }
    }
    throw new BrokerStartException("No port from " + first + " on is free on 127.0.0.1.");
  }

  /** A port that the system chooses. */
  public static int anyFree() {
    try (ServerSocket socket = bind(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new BrokerStartException("No port is free on 127.0.0.1.", e);
    }
  }

  /** Whether a server could listen on the port now. */
  static boolean isFree(int port) {
    try (ServerSocket socket = bind(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  static boolean isBindFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  /** Like the broker, it may bind where connections of an earlier process are still closing. */
  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
