package dev.muster.verify.operator;

import dev.muster.verify.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;

/**
 * Messages that arrived before the control inputs reached their time, in the order of their offsets
 * within a device. In steady running it is empty, and that costs one comparison per message and no
 * access to state. It is as large as what arrives while the registry is behind. Called on the task
 * thread only.
 */
final class WaitingRoom {
  private static final ListStateDescriptor<Candidate> DESCRIPTOR =
      new ListStateDescriptor<>("waiting", new CandidateSerializer());

  private final ListState<Candidate> queue;
  private long size;

  WaitingRoom(KeyedStateStore store) {
    queue = store.getListState(DESCRIPTOR);
  }

  /** Counts what a checkpoint brought back; visits only devices that wait. */
  void recount(KeyedStateBackend<String> backend) throws Exception {
    size = 0;
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        DESCRIPTOR,
        (device, waiting) -> size += listed(waiting).size());
  }

  /** How many messages of all devices wait in this task. */
  long size() {
    return size;
  }

  /** Lets a message of the current device wait behind the others. */
  void add(Candidate candidate) throws Exception {
    queue.add(candidate);
    size++;
  }

  /**
   * Takes the messages of the current device that may be judged, up to the first that may not: one
   * that arrived later never overtakes.
   */
  Released release(LongPredicate passed) throws Exception {
    if (size == 0) {
      return Released.NONE;
    }
    List<Candidate> waiting = listed(queue);
    int ready = 0;
    while (ready < waiting.size() && passed.test(waiting.get(ready).origin().arrival())) {
      ready++;
    }
    if (ready == 0) {
      return new Released(List.of(), waiting);
    }
    List<Candidate> rest = List.copyOf(waiting.subList(ready, waiting.size()));
    queue.update(rest);
    size -= ready;
    return new Released(waiting.subList(0, ready), rest);
  }

  private static List<Candidate> listed(ListState<Candidate> state) throws Exception {
    List<Candidate> candidates = new ArrayList<>();
    Iterable<Candidate> stored = state.get();
    if (stored != null) {
      stored.forEach(candidates::add);
    }
    return candidates;
  }

  /**
   * What left and what stayed.
   *
   * @param ready messages to be judged now, in order
   * @param rest messages that still wait, in order
   */
  record Released(List<Candidate> ready, List<Candidate> rest) {
    static final Released NONE = new Released(List.of(), List.of());
  }
}
