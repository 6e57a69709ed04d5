package dev.muster.verify.operator;

import dev.muster.arrival.TimedVersions;
import dev.muster.control.Accepted;
import dev.muster.control.operator.ControlStage;
import dev.muster.control.trust.TrustBundle;
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
 * The trust bundles that may still be needed, by time: the same in every task, restored at any
 * parallelism. A bundle goes when the watermark has passed its successor, so in quiet running one
 * is kept. Called on the task thread only.
 */
final class TrustVersions {
  private final BroadcastState<Long, Accepted<TrustBundle>> stored;
  private TimedVersions<TrustBundle> versions = TimedVersions.none();

  /** Reads what a checkpoint holds. */
  TrustVersions(OperatorStateStore store) throws Exception {
    stored =
        store.getBroadcastState(
            new MapStateDescriptor<>("trust", Types.LONG, ControlStage.TRUST.type()));
    List<Accepted<TrustBundle>> restored = new ArrayList<>();
    for (Map.Entry<Long, Accepted<TrustBundle>> entry : stored.entries()) {
      restored.add(entry.getValue());
    }
    restored.sort(Comparator.comparingLong(trust -> trust.content().version()));
    for (Accepted<TrustBundle> trust : restored) {
      versions = versions.with(trust.validFrom(), trust.content());
    }
  }

  void add(Accepted<TrustBundle> trust) throws Exception {
    versions = versions.with(trust.validFrom(), trust.content());
    store();
  }

  Optional<TrustBundle> at(long arrival) {
    return versions.at(arrival);
  }

  @SuppressWarnings("ReferenceEquality") // The same object where nothing changed.
  void pruneTo(long time) throws Exception {
    TimedVersions<TrustBundle> needed = versions.prune(time);
    if (needed != versions) {
      versions = needed;
      store();
    }
  }

  private void store() throws Exception {
    stored.clear();
    for (TimedVersions.Entry<TrustBundle> entry : versions.entries()) {
      stored.put(entry.validFrom(), new Accepted<>(entry.validFrom(), entry.version()));
    }
  }
}
