package dev.muster.simulator.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the fleet's devices made of what reached them. Safe for use by many threads. */
public final class CommandLog {
  /** What stands for a command that was verified. */
  public static final String VERIFIED = "VERIFIED";

  private final List<Entry> entries = new ArrayList<>();

  /**
   * One reception.
   *
   * @param command id of the command in hex, or null if it can't be read
   * @param outcome {@link #VERIFIED}, or the name of the refusal
   * @param answered whether the device said so
   */
  public record Entry(
      int partition,
      long offset,
      String device,
      @Nullable String command,
      String outcome,
      boolean answered) {}

  synchronized void add(Entry entry) {
    entries.add(entry);
  }

  /** Everything so far, in the order of reception. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** How many commands were verified. */
  public synchronized long verified() {
    return entries.stream().filter(entry -> entry.outcome().equals(VERIFIED)).count();
  }

  /** How many records were refused. */
  public synchronized long refused() {
    return entries.size() - verified();
  }
}
