package dev.muster.decrypt.operator;

import dev.muster.arrival.TimedVersions;
import dev.muster.control.Accepted;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.operator.ControlStage;
import dev.muster.decrypt.policy.PolicyBook;
import dev.muster.decrypt.policy.PolicyReader;
import dev.muster.decrypt.policy.Rulings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The policy bundles that may still be needed, by time: the same in every task, restored at any
 * parallelism. A bundle goes when the watermark has passed its successor, so in quiet running one
 * is kept, of at most 512 KiB. Called on the task thread only.
 */
final class PolicyVersions {
  private final BroadcastState<Long, Accepted<TextBundle>> stored;
  private final String workload;
  private final InstantSource clock;

  /** Read by the reporter's thread. */
  private volatile TimedVersions<Version> versions = TimedVersions.none();

  /**
   * Reads what a checkpoint holds.
   *
   * @param clock tells what is in force now, for people; what is opened goes by arrival
   */
  PolicyVersions(OperatorStateStore store, String workload, InstantSource clock) throws Exception {
    this.workload = workload;
    this.clock = clock;
    stored =
        store.getBroadcastState(
            new MapStateDescriptor<>("policy", Types.LONG, ControlStage.POLICY.type()));
    List<Accepted<TextBundle>> restored = new ArrayList<>();
    for (Map.Entry<Long, Accepted<TextBundle>> entry : stored.entries()) {
      restored.add(entry.getValue());
    }
    restored.sort(Comparator.comparingLong(accepted -> accepted.content().version()));
    for (Accepted<TextBundle> accepted : restored) {
      versions = versions.with(accepted.validFrom(), compiled(accepted.content()));
    }
  }

  /** A bundle as it was published, and what follows from it. */
  private record Version(TextBundle bundle, Rulings rulings) {}

  /** Compiles once, when a bundle comes. */
  void add(Accepted<TextBundle> accepted) throws Exception {
    versions = versions.with(accepted.validFrom(), compiled(accepted.content()));
    store();
  }

  Optional<Rulings> at(long arrival) {
    return versions.at(arrival).map(Version::rulings);
  }

  /** The version that opens what arrives now, or 0: none, or one that expired or has a problem. */
  long inForce() {
    return current().map(PolicyBook::version).orElse(0L);
  }

  /** When that version expires, in seconds since 1970-01-01T00:00Z; 0 if it never does, or none. */
  long endsAt() {
    return current()
        .map(PolicyBook::expiresAt)
        .filter(end -> end != Long.MAX_VALUE)
        .map(end -> end / 1_000)
        .orElse(0L);
  }

  private Optional<PolicyBook> current() {
    long now = clock.millis();
    return at(now).map(Rulings::book).filter(book -> book.isInForce(now));
  }

  /** The newest version that was accepted, or 0. */
  long newest() {
    int last = versions.entries().size() - 1;
    return last < 0 ? 0 : versions.entries().get(last).version().bundle().version();
  }

  @SuppressWarnings("ReferenceEquality") // The same object where nothing changed.
  void pruneTo(long time) throws Exception {
    TimedVersions<Version> needed = versions.prune(time);
    if (needed != versions) {
      versions = needed;
      store();
    }
  }

  private Version compiled(TextBundle bundle) {
    return new Version(bundle, new Rulings(PolicyReader.book(bundle), workload));
  }

  private void store() throws Exception {
    stored.clear();
    for (TimedVersions.Entry<Version> entry : versions.entries()) {
      stored.put(entry.validFrom(), new Accepted<>(entry.validFrom(), entry.version().bundle()));
    }
  }
}
