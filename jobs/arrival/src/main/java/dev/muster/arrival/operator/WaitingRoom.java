package dev.muster.arrival.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Messages that arrived before the control inputs reached their time, in the order of their offsets
 * within a device. In steady running it is empty, and that costs one comparison per message and no
 * access to state. It is as large as what the source hands on while the control inputs are behind,
 * which bounds it. Called on the task thread only.
 */
public final class WaitingRoom<T> {
  private final ListStateDescriptor<T> descriptor;
  private final ToLongFunction<T> arrival;
  private final Consumer<List<T>> order;
  private final ListState<T> queue;

  private final Waiters waiters = new Waiters();
  private long size;

  /**
   * The room of one operator, whose state it is.
   *
   * @param messages of the messages that wait
   * @param arrival when a message arrived, in ms
   * @param order puts the messages of one device in the order in which they are judged
   */
  public WaitingRoom(
      KeyedStateStore store,
      TypeSerializer<T> messages,
      ToLongFunction<T> arrival,
      Consumer<List<T>> order) {
    this.order = order;
    this.descriptor = new ListStateDescriptor<>("waiting", messages);
    this.arrival = arrival;
    this.queue = store.getListState(descriptor);
  }

  /** Counts what a checkpoint brought back; visits only devices that wait. */
  public void recount(KeyedStateBackend<String> backend) throws Exception {
    size = 0;
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        descriptor,
        (device, waiting) -> recount(device, listed(waiting)));
  }

  private void recount(String device, List<T> waiting) {
    size += waiting.size();
    waiting.forEach(message -> note(device, message));
  }

  /** How many messages of all devices wait in this task. */
  public long size() {
    return size;
  }

  /** Lets a message of the current device wait behind the others. */
  public void add(T message) throws Exception {
    queue.add(message);
    size++;
  }

  /**
   * Takes out a device whose first message may be judged, or null if there is none; its messages
   * are to be released next.
   */
  public @Nullable String nextPassed(LongPredicate passed) {
    return waiters.nextPassed(passed);
  }

  /** Notes that a device goes on waiting from this message on. */
  public void note(String device, T first) {
    waiters.note(device, arrival.applyAsLong(first));
  }

  /**
   * Takes the messages of the current device that may be judged, up to the first that may not: one
   * that arrived later never overtakes.
   */
  public Released<T> release(Predicate<T> passed) throws Exception {
    if (size == 0) {
      return new Released<>(List.of(), List.of());
    }
    List<T> waiting = listed(queue);
    order.accept(waiting);
    int ready = 0;
    while (ready < waiting.size() && passed.test(waiting.get(ready))) {
      ready++;
    }
    if (ready == 0) {
      return new Released<>(List.of(), waiting);
    }
    List<T> rest = List.copyOf(waiting.subList(ready, waiting.size()));
    queue.update(rest);
    size -= ready;
    return new Released<>(waiting.subList(0, ready), rest);
  }

  private static <T> List<T> listed(ListState<T> state) throws Exception {
    List<T> messages = new ArrayList<>();
    Iterable<T> stored = state.get();
    if (stored != null) {
      stored.forEach(messages::add);
    }
    return messages;
  }

  /**
   * What left and what stayed.
   *
   * @param ready messages to be judged now, in order
   * @param rest messages that still wait, in order
   */
  public record Released<T>(List<T> ready, List<T> rest) {}
}
