package dev.muster.remediate.command;

import dev.muster.remediate.CommandState;
import dev.muster.remediate.Intent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The commands of which something is still awaited, by id and by expiry. Each leaves at its expiry
 * at the latest, and budgets bound how many come. Called by one thread.
 */
public final class PendingCommands {
  private static final Comparator<Intent> BY_EXPIRY =
      Comparator.comparingLong(Intent::expiresAt).thenComparing(Intent::id);

  private static final TreeSet<String> NOTHING = new TreeSet<>();

  private final Map<String, Pending> byId = new HashMap<>();
  private final TreeSet<Intent> byExpiry = new TreeSet<>(BY_EXPIRY);

  /** The ids of what waits for consent, by device. */
  private final Map<String, TreeSet<String>> awaiting = new HashMap<>();

  /** Goes on from what was pending. */
  public PendingCommands(List<Pending> pending) {
    pending.forEach(this::put);
  }

  /** The command of an id; null if nothing of it is awaited. */
  public @Nullable Pending get(String id) {
    return byId.get(id);
  }

  /** Awaits something of a command. */
  public void put(Pending pending) {
    byId.put(pending.intent().id(), pending);
    byExpiry.add(pending.intent());
    String device = pending.intent().device();
    if (pending.state() == CommandState.AWAITING_APPROVAL) {
      awaiting.computeIfAbsent(device, any -> new TreeSet<>()).add(pending.intent().id());
    } else {
      forgetAwaiting(device, pending.intent().id());
    }
  }

  /** Changes what waits for consent to a command of a device, in the order of ids. */
  public void learn(String device, UnaryOperator<Pending> change) {
    for (String id : awaiting.getOrDefault(device, NOTHING)) {
      byId.compute(id, (same, proposal) -> change.apply(proposal));
    }
  }

  /** Takes out a command of which something is awaited. */
  public Pending remove(String id) {
    Pending removed = Objects.requireNonNull(byId.remove(id));
    byExpiry.remove(removed.intent());
    forgetAwaiting(removed.intent().device(), id);
    return removed;
  }

  private void forgetAwaiting(String device, String id) {
    awaiting.computeIfPresent(
        device,
        (same, ids) -> {
          ids.remove(id);
          return ids.isEmpty() ? null : ids;
        });
  }

  /** When the next command expires, or {@link Long#MAX_VALUE}. */
  public long nextExpiry() {
    return byExpiry.isEmpty() ? Long.MAX_VALUE : byExpiry.first().expiryMillis();
  }

  /** Takes out the command that expires first; there is one. */
  public Pending removeNextExpired() {
    return remove(byExpiry.first().id());
  }

  /** How many are in a state. */
  public int count(CommandState state) {
    return (int) byId.values().stream().filter(one -> one.state() == state).count();
  }

  /** All, to be gone on from. */
  public List<Pending> snapshot() {
    List<Pending> pending = new ArrayList<>();
    byExpiry.forEach(intent -> pending.add(byId.get(intent.id())));
    return pending;
  }
}
