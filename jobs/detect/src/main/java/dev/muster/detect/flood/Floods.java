package dev.muster.detect.flood;

import dev.muster.verify.Forgeries;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is kept of the forgeries of one partition. Mutable: a snapshot works on a {@link #copy}.
 *
 * <p>Bounded: the seconds that the watermark has not passed, and for each, as for the floods, one
 * entry per gateway that the registry names for a device of the partition. Gone when no flood
 * lasts.
 */
public final class Floods {
  /** Stands for all that came by no gateway, or by one that had no flood of its own. */
  static final String NO_GATEWAY = "";

  /** Forgeries by second and gateway that are not judged yet. */
  final TreeMap<Long, TreeMap<String, Forgeries>> waiting = new TreeMap<>();

  /** Floods by gateway that last. */
  final TreeMap<String, Flood> lasting = new TreeMap<>();

  /** Adds forgeries of a second that is not over. */
  public void add(Forgeries part) {
    String gateway = part.gateway() == null ? NO_GATEWAY : part.gateway();
    waiting
        .computeIfAbsent(part.second(), second -> new TreeMap<>())
        .merge(gateway, part, Forgeries::and);
  }

  /** Whether nothing is left that a later second could need. */
  public boolean isOver() {
    return waiting.isEmpty() && lasting.isEmpty();
  }

  /** A copy that shares nothing mutable. */
  public Floods copy() {
    Floods copy = new Floods();
    for (Map.Entry<Long, TreeMap<String, Forgeries>> second : waiting.entrySet()) {
      copy.waiting.put(second.getKey(), new TreeMap<>(second.getValue()));
    }
    copy.lasting.putAll(lasting);
    return copy;
  }
}
