package dev.muster.decrypt.policy;

import dev.muster.condition.DeviceVocabulary;
import dev.muster.control.registry.DeviceStatus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers about one class. Without conditions they depend on the cohort alone; with conditions on
 * the device they are good until its record or standing changes; a condition that names anything
 * else, as one with a variable of its own does, is evaluated for each message. Not thread-safe.
 */
final class ClassRulings {
  /** Devices whose answers are remembered, some 200 bytes each; the least recent one goes first. */
  private static final int DEVICES = 50_000;

  private final long version;
  private final List<Policy> policies;
  private final Scope scope;
  private final Map<String, Ruling> byCohort = new HashMap<>();
  private final Map<String, DeviceRuling> byDevice =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DeviceRuling> eldest) {
          return size() > DEVICES;
        }
      };

  ClassRulings(long version, List<Policy> policies) {
    this.version = version;
    this.policies = policies;
    this.scope = scope(policies);
  }

  /** What an answer depends on besides the class. */
  private enum Scope {
    COHORT,
    DEVICE,
    MESSAGE
  }

  private record DeviceRuling(long recordVersion, DeviceStatus status, Ruling ruling) {
    boolean isFor(Question question) {
      return recordVersion == question.device().version() && status == question.status();
    }
  }

  Ruling of(Question question) {
    return switch (scope) {
      case COHORT -> ofCohort(question);
      case DEVICE -> ofDevice(question);
      case MESSAGE -> Rulings.ask(version, policies, question);
    };
  }

  /** Cohorts are few: they are named by the registry, which is signed. */
  private Ruling ofCohort(Question question) {
    Ruling known = byCohort.get(question.device().cohort());
    if (known == null) {
      known = Rulings.ask(version, policies, question);
      byCohort.put(question.device().cohort(), known);
    }
    return known;
  }

  private Ruling ofDevice(Question question) {
    DeviceRuling known = byDevice.get(question.device().device());
    if (known == null || !known.isFor(question)) {
      known =
          new DeviceRuling(
              question.device().version(),
              question.status(),
              Rulings.ask(version, policies, question));
      byDevice.put(question.device().device(), known);
    }
    return known.ruling();
  }

  private static Scope scope(List<Policy> policies) {
    Scope scope = Scope.COHORT;
    for (Policy policy : policies) {
      if (policy.condition() != null) {
        Scope own = scope(policy.condition().names());
        scope = own.compareTo(scope) > 0 ? own : scope;
      }
    }
    return scope;
  }

  /** What is not known to be the same for all messages of a device, by any name, may differ. */
  private static Scope scope(Set<String> names) {
    boolean device = names.stream().allMatch(ClassRulings::isOfDevice);
    return device ? Scope.DEVICE : Scope.MESSAGE;
  }

  private static boolean isOfDevice(String name) {
    return name.equals(DeviceVocabulary.SUBJECT)
        || name.startsWith(DeviceVocabulary.SUBJECT + ".")
        || name.equals(Question.CLASS);
  }
}
