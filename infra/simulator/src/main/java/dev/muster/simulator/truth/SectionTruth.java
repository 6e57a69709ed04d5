package dev.muster.simulator.truth;

import dev.muster.simulator.forge.SectionNote;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.SectionFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be answered about the sections of accepted messages, as a count for each device, class,
 * purpose and outcome. Safe for use by many threads.
 */
public final class SectionTruth {
  /** Everything that sections may be opened for. */
  public static final List<String> PURPOSES = List.of("store", "detect");

  private static final String DENIED = "DENIED";

  private final Permission permission;
  private final Map<Answer, Long> expected = new HashMap<>();
  private final Map<SectionFault, Long> faults = new TreeMap<>();

  public SectionTruth(Permission permission) {
    this.permission = permission;
  }

  /** The policy that is in force, as far as the simulation knows it. */
  @FunctionalInterface
  public interface Permission {
    /** No policy, so nothing is opened. */
    Permission NONE = (device, dataClass, purpose) -> false;

    /** Whether a section may be opened for a purpose. */
    boolean opens(SimulatedDevice device, String dataClass, String purpose);
  }

  /**
   * An answer that was given about a section, once for each purpose.
   *
   * @param dataClass class that the section says it is of
   * @param purpose what it would have been opened for
   * @param outcome wire name of what became of it
   */
  public record Answer(String device, String dataClass, String purpose, String outcome) {}

  /** Notes a section of an accepted message. */
  public synchronized void sent(SimulatedDevice device, SectionNote note) {
    for (String purpose : PURPOSES) {
      boolean opens = permission.opens(device, note.dataClass(), purpose);
      String outcome = opens ? note.fault().outcome().name() : DENIED;
      expected.merge(new Answer(device.id(), note.dataClass(), purpose, outcome), 1L, Long::sum);
    }
    if (note.fault() != SectionFault.NONE) {
      faults.merge(note.fault(), 1L, Long::sum);
    }
  }

  /** How often each answer must have been given. */
  public synchronized Map<Answer, Long> expected() {
    return Map.copyOf(expected);
  }

  /** How many sections with each fault were sent. */
  public synchronized Map<SectionFault, Long> faults() {
    return Map.copyOf(faults);
  }

  /**
   * How many sections ended in each way. A section is denied if it is for every purpose; what one
   * purpose permits is opened or not, whatever the others say.
   *
   * @param answers how often each answer was given, under a policy that does not change
   */
  public static Map<String, Long> bySection(Map<Answer, Long> answers) {
    Map<String, Long> sections = new TreeMap<>();
    Map<Answer, Long> joined = new HashMap<>();
    answers.forEach(
        (answer, count) -> {
          Answer any = new Answer(answer.device(), answer.dataClass(), "any", answer.outcome());
          if (answer.outcome().equals(DENIED)) {
            joined.merge(any, deniedForAll(answers, answer), Math::max);
          } else {
            joined.merge(any, count, Math::max);
          }
        });
    joined.forEach((answer, count) -> sections.merge(answer.outcome(), count, Long::sum));
    return sections;
  }

  private static long deniedForAll(Map<Answer, Long> answers, Answer denied) {
    return PURPOSES.stream()
        .mapToLong(
            purpose ->
                answers.getOrDefault(
                    new Answer(denied.device(), denied.dataClass(), purpose, DENIED), 0L))
        .min()
        .orElse(0);
  }
}
