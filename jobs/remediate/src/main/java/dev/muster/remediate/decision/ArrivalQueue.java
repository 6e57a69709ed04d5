package dev.muster.remediate.decision;

import dev.muster.control.Accepted;
import dev.muster.control.approval.Approval;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.silence.Progress;
import dev.muster.remediate.DeviceAcknowledgement;
import dev.muster.remediate.DeviceFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/**
 * What came in and waits until nothing earlier can come any more, in the order in which it is to be
 * taken: by arrival; within a millisecond what the registry says and how far devices have come
 * before answers before approvals before findings; then by what each is about.
 *
 * <p>As large as what arrives while an input is behind. While rules or approvals are, the sources
 * of telemetry bound that: they read no further once they have handed on as much as may wait. Here
 * nothing is dropped, since what was too much would hang on how fast each topic was read. While a
 * partition of telemetry stands still, only its retention bounds what the others bring meanwhile.
 * Called by one thread.
 */
final class ArrivalQueue {
  private final Queue<Accepted<DeviceRecord>> standings =
      new Queue<>(
          Accepted::validFrom,
          Comparator.<Accepted<DeviceRecord>, String>comparing(one -> one.content().device())
              .thenComparingLong(one -> one.content().version()));
  private final Queue<Progress> progress =
      new Queue<>(
          Progress::arrival,
          Comparator.comparing(Progress::device)
              .thenComparingLong(Progress::epoch)
              .thenComparingLong(Progress::sequence));
  private final Queue<DeviceAcknowledgement> answers =
      new Queue<>(
          answer -> answer.origin().arrival(),
          Comparator.comparing(DeviceAcknowledgement::device)
              .thenComparingInt(answer -> answer.origin().partition())
              .thenComparingLong(answer -> answer.origin().offset()));
  private final Queue<Accepted<Approval>> approvals =
      new Queue<>(
          Accepted::validFrom,
          Comparator.<Accepted<Approval>, String>comparing(one -> one.content().subject())
              .thenComparingLong(one -> one.content().version()));
  private final Queue<DeviceFinding> causes =
      new Queue<>(
          DeviceFinding::arrival,
          Comparator.<DeviceFinding, String>comparing(cause -> cause.device().device())
              .thenComparing(DeviceFinding::finding)
              .thenComparing(DeviceFinding::occasion));

  /** Who takes what waited. */
  interface Taker {
    void takeStanding(Accepted<DeviceRecord> standing);

    void take(Progress progress);

    void take(DeviceAcknowledgement answer);

    void takeApproval(Accepted<Approval> approval);

    void take(DeviceFinding cause);
  }

  void addStanding(Accepted<DeviceRecord> standing) {
    standings.waiting.add(standing);
  }

  void add(Progress one) {
    progress.waiting.add(one);
  }

  void add(DeviceAcknowledgement answer) {
    answers.waiting.add(answer);
  }

  void addApproval(Accepted<Approval> approval) {
    approvals.waiting.add(approval);
  }

  void add(DeviceFinding cause) {
    causes.waiting.add(cause);
  }

  /** When the next of all arrived, or {@link Long#MAX_VALUE}. */
  long next() {
    long news = Math.min(standings.next(), progress.next());
    return Math.min(Math.min(news, answers.next()), Math.min(approvals.next(), causes.next()));
  }

  /** Hands out the next of all; there is one. */
  void takeNext(Taker taker) {
    long time = next();
    if (standings.next() == time) {
      taker.takeStanding(standings.waiting.remove());
    } else if (progress.next() == time) {
      taker.take(progress.waiting.remove());
    } else if (answers.next() == time) {
      taker.take(answers.waiting.remove());
    } else if (approvals.next() == time) {
      taker.takeApproval(approvals.waiting.remove());
    } else {
      taker.take(causes.waiting.remove());
    }
  }

  int size() {
    int news = standings.waiting.size() + progress.waiting.size();
    return news + answers.waiting.size() + approvals.waiting.size() + causes.waiting.size();
  }

  List<Accepted<DeviceRecord>> standings() {
    return standings.snapshot();
  }

  List<Progress> progress() {
    return progress.snapshot();
  }

  List<DeviceAcknowledgement> answers() {
    return answers.snapshot();
  }

  List<Accepted<Approval>> approvals() {
    return approvals.snapshot();
  }

  List<DeviceFinding> causes() {
    return causes.snapshot();
  }

  private static final class Queue<E> {
    private final ToLongFunction<E> time;
    private final Comparator<E> order;
    private final PriorityQueue<E> waiting;

    Queue(ToLongFunction<E> time, Comparator<E> within) {
      this.time = time;
      this.order = Comparator.comparingLong(time).thenComparing(within);
      this.waiting = new PriorityQueue<>(order);
    }

    long next() {
      return waiting.isEmpty() ? Long.MAX_VALUE : time.applyAsLong(waiting.peek());
    }

    List<E> snapshot() {
      List<E> sorted = new ArrayList<>(waiting);
      sorted.sort(order);
      return sorted;
    }
  }
}
