package dev.muster.admin.reconciliation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the commands that were recorded as issued with those on their topic.
 *
 * <p>A command that was recorded is on its way while its decision or itself may stand in an open
 * transaction, or dispatch has not passed its decision yet; else it must have been written. One
 * that was written is on its way while rows of its time may still come. Not thread-safe.
 */
final class CommandLedger {
  private final Map<String, Integer> recorded = new TreeMap<>();
  private final Set<String> decided = new HashSet<>();
  private final Set<String> waiting = new HashSet<>();
  private final Map<String, Integer> written = new TreeMap<>();
  private final Map<String, Long> writtenFor = new HashMap<>();
  private boolean decisionsOpen;
  private boolean commandsOpen;
  private final Set<ByteBuffer> seen = new HashSet<>();
  private long foreign;

  /** Notes a row of a command that was issued. */
  void recorded(String id) {
    recorded.merge(id, 1, Integer::sum);
  }

  /** Notes a committed decision; {@code passed} says whether dispatch is done with it. */
  void decided(String id, boolean passed) {
    decided.add(id);
    if (!passed) {
      waiting.add(id);
    }
  }

  /**
   * Notes a command on its topic. Signatures are random, so dispatch never writes the same bytes
   * twice: whoever did copied them.
   *
   * @param notBefore from when on its device may act, in milliseconds
   * @param value its bytes; not to be changed
   */
  void written(String id, long notBefore, byte[] value) {
    if (!seen.add(ByteBuffer.wrap(value))) {
      foreign();
      return;
    }
    written.merge(id, 1, Integer::sum);
    writtenFor.put(id, notBefore);
  }

  /** Notes a record on the command topic that dispatch did not write. */
  void foreign() {
    foreign++;
  }

  /** Notes which topics had an open transaction before they were read. */
  void open(boolean decisions, boolean commands) {
    decisionsOpen = decisions;
    commandsOpen = commands;
  }

  /**
   * Sums up.
   *
   * @param recordedLater ids of issued commands, read after the topic was
   * @param complete time in milliseconds up to which all rows are there
   */
  CommandReport report(Set<String> recordedLater, long complete) {
    List<String> missing = new ArrayList<>();
    List<String> unexpected = new ArrayList<>();
    long inFlight = 0;
    for (String id : recorded.keySet()) {
      if (!written.containsKey(id)) {
        inFlight += isOnItsWay(id) ? 1 : 0;
        if (!isOnItsWay(id)) {
          missing.add(id);
        }
      }
    }
    for (String id : written.keySet()) {
      if (!recorded.containsKey(id) && !recordedLater.contains(id)) {
        boolean settled = writtenFor.getOrDefault(id, 0L) < complete;
        inFlight += settled ? 0 : 1;
        if (settled) {
          unexpected.add(id);
        }
      }
    }
    long compared = recorded.keySet().stream().filter(written::containsKey).count();
    return new CommandReport(
        compared + missing.size(), inFlight, missing, doubled(), unexpected, foreign);
  }

  private boolean isOnItsWay(String id) {
    return decided.contains(id) ? waiting.contains(id) || commandsOpen : decisionsOpen;
  }

  private List<String> doubled() {
    Set<String> doubled = new HashSet<>();
    recorded.forEach((id, times) -> note(doubled, id, times));
    written.forEach((id, times) -> note(doubled, id, times));
    return doubled.stream().sorted().toList();
  }

  private static void note(Set<String> doubled, String id, int times) {
    if (times > 1) {
      doubled.add(id);
    }
  }
}
