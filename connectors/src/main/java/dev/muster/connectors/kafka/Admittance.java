package dev.muster.connectors.kafka;

import dev.muster.connectors.fault.KafkaRights;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthenticationException;

/** Asks a cluster again and again whether it lets a client in, each time as a new one. */
record Admittance(KafkaAccess access, Duration patience) implements KafkaRights.Door {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  static Admittance to(KafkaAccess access) {
    return new Admittance(access, PATIENCE);
  }

  @Override
  public boolean mayOpen() {
    long until = System.nanoTime() + patience.toNanos();
    while (isRefused()) {
      if (System.nanoTime() + PAUSE.toNanos() > until) {
        return false;
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
    return true;
  }

  /** A cluster that gives no answer refuses nobody. */
  private boolean isRefused() {
    try (Admin admin = AdminAccess.open(access)) {
      AdminAccess.await(access, admin.describeCluster().clusterId());
      return false;
    } catch (ExecutionException e) {
      return false;
    } catch (PreflightException e) {
      return e.getCause() != null && e.getCause().getCause() instanceof AuthenticationException;
    }
  }
}
