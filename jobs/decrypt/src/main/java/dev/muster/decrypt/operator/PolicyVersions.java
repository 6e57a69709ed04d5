package dev.muster.decrypt.operator;

import dev.muster.control.TimedVersions;
import dev.muster.control.bundle.AcceptedPolicy;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.operator.ControlTypes;
import dev.muster.decrypt.policy.PolicyBook;
import dev.muster.decrypt.policy.PolicyReader;
import dev.muster.decrypt.policy.Rulings;
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
  private final BroadcastState<Long, AcceptedPolicy> stored;
  private final String workload;
  private TimedVersions<Version> versions = TimedVersions.none();
  private long watermark = Long.MIN_VALUE;

  /** Reads what a checkpoint holds. */
  PolicyVersions(OperatorStateStore store, String workload) throws Exception {
    this.workload = workload;
    stored =
        store.getBroadcastState(
            new MapStateDescriptor<>("policy", Types.LONG, ControlTypes.ACCEPTED_POLICY));
    List<AcceptedPolicy> restored = new ArrayList<>();
    for (Map.Entry<Long, AcceptedPolicy> entry : stored.entries()) {
      restored.add(entry.getValue());
    }
    restored.sort(Comparator.comparingLong(accepted -> accepted.bundle().version()));
    for (AcceptedPolicy accepted : restored) {
      versions = versions.with(accepted.validFrom(), compiled(accepted.bundle()));
    }
  }

  /** A bundle as it was published, and what follows from it. */
  private record Version(TextBundle bundle, Rulings rulings) {}

  /** Compiles once, when a bundle comes. */
  void add(AcceptedPolicy accepted) throws Exception {
    versions = versions.with(accepted.validFrom(), compiled(accepted.bundle()));
    store();
  }

  /** Takes note that everything that arrived up to a time has come. */
  void reached(long time) {
    watermark = Math.max(watermark, time);
  }

  Optional<Rulings> at(long arrival) {
    return versions.at(arrival).map(Version::rulings);
  }

  /** The version that opens what arrives now, or 0: none, or one that expired or has a problem. */
  long inForce() {
    return at(watermark)
        .map(Rulings::book)
        .filter(book -> book.isInForce(watermark))
        .map(PolicyBook::version)
        .orElse(0L);
  }

  /** The newest version that was accepted, or 0. */
  long newest() {
    int last = versions.entries().size() - 1;
    return last < 0 ? 0 : versions.entries().get(last).version().bundle().version();
  }

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
      stored.put(
          entry.validFrom(), new AcceptedPolicy(entry.validFrom(), entry.version().bundle()));
    }
  }
}
