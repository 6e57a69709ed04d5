package dev.muster.local.broker;

import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;

/**
 * What happens when the broker gives up, for instance because its disk is full: it ends the whole
 * process, which must not look like a crash without reason.
 */
final class BrokerExit {
  private BrokerExit() {}

  static void sayWhyBeforeExit(Path directory) {
    Exit.setHaltProcedure((status, message) -> end(directory, status));
    Exit.setExitProcedure((status, message) -> end(directory, status));
  }

  private static void end(Path directory, int status) {
    System.err.println(
        "The embedded broker on "
            + directory
            + " stopped itself and this process with it: is the disk full or not writable? The log"
            + " says more.");
    Runtime.getRuntime().halt(status == 0 ? 1 : status);
  }
}
