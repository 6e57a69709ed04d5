package dev.muster.decrypt;

import dev.muster.message.section.SectionOutcome;
import java.util.Arrays;
import java.util.List;

/**
 * The answers of one device within one minute of arrival, each with its count. Immutable.
 *
 * <p>At most {@link #MAX_ANSWERS}: what the fleet knows of classes, purposes and policies bounds
 * all answers but those about unknown classes, which a device names as it likes.
 */
public final class DecisionTally {
  /** Answers beyond which unknown classes are counted together, under {@link #OTHERS}. */
  static final int MAX_ANSWERS = 64;

  /** Stands for further unknown classes; no class has this name. */
  static final String OTHERS = "*";

  /** No answers. */
  public static final DecisionTally EMPTY =
      new DecisionTally(new SectionDecision.Answer[0], new long[0]);

  private final SectionDecision.Answer[] answers;
  private final long[] counts;

  DecisionTally(SectionDecision.Answer[] answers, long[] counts) {
    this.answers = answers;
    this.counts = counts;
  }

  /** These answers and one more. */
  public DecisionTally with(SectionDecision.Answer answer) {
    int place = indexOf(answer);
    if (place < 0 && answers.length >= MAX_ANSWERS && isOfUnknownClass(answer)) {
      return with(ofOthers(answer));
    }
    int found = place < 0 ? answers.length : place;
    long[] more = Arrays.copyOf(counts, Math.max(counts.length, found + 1));
    more[found]++;
    if (place >= 0) {
      return new DecisionTally(answers, more);
    }
    SectionDecision.Answer[] all = Arrays.copyOf(answers, found + 1);
    all[found] = answer;
    return new DecisionTally(all, more);
  }

  /** The decisions that they are. */
  public List<SectionDecision> decisions(long minute, String device) {
    SectionDecision[] decisions = new SectionDecision[answers.length];
    for (int i = 0; i < decisions.length; i++) {
      decisions[i] = new SectionDecision(minute, device, answers[i], counts[i]);
    }
    return List.of(decisions);
  }

  int size() {
    return answers.length;
  }

  SectionDecision.Answer answer(int index) {
    return answers[index];
  }

  long count(int index) {
    return counts[index];
  }

  private int indexOf(SectionDecision.Answer answer) {
    for (int i = 0; i < answers.length; i++) {
      if (answers[i].equals(answer)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isOfUnknownClass(SectionDecision.Answer answer) {
    return answer.outcome() == SectionOutcome.UNKNOWN_CLASS && !answer.dataClass().equals(OTHERS);
  }

  private static SectionDecision.Answer ofOthers(SectionDecision.Answer answer) {
    return new SectionDecision.Answer(
        answer.cohort(),
        OTHERS,
        answer.purpose(),
        answer.outcome(),
        answer.policy(),
        answer.policyVersion());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DecisionTally that
        && Arrays.equals(answers, that.answers)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(answers) + Arrays.hashCode(counts);
  }
}
