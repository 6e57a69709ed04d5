package dev.muster.audit.operator;

import dev.muster.audit.run.OpenTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.MetricGroup;

/**
 * Shows for how long transactions have been open, by who opened them, and tells those that are new.
 *
 * <p>Bound: {@value #NAMED} names a start, since anyone may open transactions under any name; the
 * others count together. Called on the task thread only.
 */
final class TransactionGauges {
  private static final int NAMED = 20;
  private static final String NONE = "none";
  private static final String OTHERS = "others";

  private final MetricGroup metrics;
  private final Map<Who, AtomicLong> seconds = new HashMap<>();
  private List<OpenTransaction> open = List.of();

  TransactionGauges(MetricGroup metrics) {
    this.metrics = metrics;
    gauge(new Who(NONE, NONE, NONE));
  }

  private record Who(String topic, String transaction, String producer) {}

  /** Shows what is open now, and returns what was not before. */
  List<OpenTransaction> show(List<OpenTransaction> now) {
    seconds.values().forEach(each -> each.set(0));
    List<OpenTransaction> fresh = new ArrayList<>();
    for (OpenTransaction each : now) {
      gauge(new Who(each.topic(), each.who(), Long.toString(each.producerId())))
          .accumulateAndGet(each.openMillis() / 1_000, Math::max);
      if (open.stream().noneMatch(before -> isSame(before, each))) {
        fresh.add(each);
      }
    }
    open = List.copyOf(now);
    return fresh;
  }

  private static boolean isSame(OpenTransaction one, OpenTransaction other) {
    return one.topic().equals(other.topic())
        && one.partition() == other.partition()
        && one.offset() == other.offset()
        && one.producerId() == other.producerId();
  }

  private AtomicLong gauge(Who who) {
    Who shown =
        seconds.containsKey(who) || seconds.size() < NAMED
            ? who
            : new Who(who.topic, OTHERS, OTHERS);
    return seconds.computeIfAbsent(
        shown,
        each -> {
          AtomicLong value = new AtomicLong();
          metrics
              .addGroup("topic", each.topic)
              .addGroup("transaction", each.transaction)
              .addGroup("producer", each.producer)
              .gauge("openSeconds", value::get);
          return value;
        });
  }
}
