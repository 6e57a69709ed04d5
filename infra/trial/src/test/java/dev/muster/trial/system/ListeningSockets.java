package dev.muster.trial.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The TCP sockets that a process listens on, as Linux shows them. */
final class ListeningSockets {
  private static final String LISTEN = "0A";
  private static final String LOOPBACK = "0100007F";
  private static final String LOOPBACK_IN_V6 = "0000000000000000FFFF00000100007F";
  private static final String LOOPBACK_V6 = "00000000000000000000000001000000";

  private ListeningSockets() {}

  /** Addresses with ports, in the kernel's notation. Skips the test where there is no such list. */
  static List<String> ofThisProcess() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/net/tcp")));
    Set<String> inodes = inodes();
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      Path file = Path.of("/proc/self/net", table);
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      for (String line : lines) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length > 9 && fields[3].equals(LISTEN) && inodes.contains(fields[9])) {
          addresses.add(fields[1]);
        }
      }
    }
    return addresses;
  }

  static boolean isLoopback(String address) {
    String host = address.substring(0, address.indexOf(':'));
    return host.equals(LOOPBACK) || host.equals(LOOPBACK_IN_V6) || host.equals(LOOPBACK_V6);
  }

  private static Set<String> inodes() throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          String target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring(8, target.length() - 1));
          }
        }
      }
    }
    return inodes;
  }
}
