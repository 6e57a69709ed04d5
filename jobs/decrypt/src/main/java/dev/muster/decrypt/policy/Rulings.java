package dev.muster.decrypt.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers of one book for one workload, remembered as far as they can be. Not thread-safe.
 *
 * <p>Forbid beats permit, and what no policy permits is denied. Each answer names the first policy,
 * by name, that gave it.
 */
public final class Rulings {
  private final PolicyBook book;
  private final String workload;
  private final Ruling silence;
  private final Ruling expired;
  private final Ruling unreadable;
  private final Map<String, ClassRulings> classes = new HashMap<>();

  /** Answers for a workload. */
  public Rulings(PolicyBook book, String workload) {
    this.book = book;
    this.workload = workload;
    this.silence = new Ruling(book.version(), Set.of(), Map.of());
    this.expired = Ruling.closed(book.version(), Ruling.EXPIRED);
    this.unreadable = Ruling.closed(book.version(), Ruling.UNREADABLE);
  }

  /** The book that is asked. */
  public PolicyBook book() {
    return book;
  }

  /** What the policies say. */
  public Ruling of(Question question) {
    if (!book.isReadable()) {
      return unreadable;
    }
    if (book.isExpired(question.arrival())) {
      return expired;
    }
    return classes.computeIfAbsent(question.dataClass(), this::about).of(question);
  }

  /** What is said of a section that no policy can be about. */
  public Ruling silence() {
    return silence;
  }

  private ClassRulings about(String dataClass) {
    List<Policy> concerned =
        book.policies().stream().filter(one -> one.concerns(workload, dataClass)).toList();
    return new ClassRulings(book.version(), concerned);
  }

  /** Asks the policies one by one. */
  static Ruling ask(long version, List<Policy> policies, Question question) {
    Map<Purpose, String> decided = new HashMap<>();
    Map<Purpose, String> permitted = new HashMap<>();
    for (Policy policy : policies) {
      if (policy.applies(question)) {
        Map<Purpose, String> answers = policy.effect() == Effect.FORBID ? decided : permitted;
        policy.purposes().forEach(purpose -> answers.putIfAbsent(purpose, policy.name()));
      }
    }
    permitted.keySet().removeAll(decided.keySet());
    decided.putAll(permitted);
    return new Ruling(version, permitted.keySet(), decided);
  }
}
