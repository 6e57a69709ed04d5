package dev.muster.remediate;

import dev.muster.message.Identifiers;
import dev.muster.message.MessageLimits;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may say at all, whoever signed it. Within these bounds no arithmetic about a
 * decision overflows, everything fits into a command.
 */
public final class IntentBounds {
  /** Milliseconds since 1970 are below this. */
  public static final long END_OF_TIME = MessageLimits.TIME_END * 1000;

  /** Counters are below this: no device and no language counts them wrongly. */
  static final long COUNTER_END = 1L << 53;

  private static final int ID_DIGITS = 32;
  private static final int MAX_TEXT = 256;

  private IntentBounds() {}

  /** Whether a number can be a boot count. */
  public static boolean isEpoch(long epoch) {
    return epoch >= 0 && epoch < MessageLimits.EPOCH_END;
  }

  /** Whether a number can be that of a message. */
  public static boolean isSequence(long sequence) {
    return sequence >= 0 && sequence < MessageLimits.SEQUENCE_END;
  }

  static void names(String id, String device) {
    require(id.length() == ID_DIGITS && id.matches("[0-9a-f]*"), "the id");
    require(Identifiers.isId(device), "the device id");
  }

  static void texts(String reason, String finding, String rule, @Nullable String approvedBy) {
    int longest = MessageLimits.MAX_REASON_BYTES;
    require(reason.getBytes(StandardCharsets.UTF_8).length <= longest, "the length of the reason");
    require(finding.length() <= MAX_TEXT, "the length of the finding's id");
    require(rule.length() <= MAX_TEXT, "the length of the rule's name");
    require(approvedBy == null || approvedBy.length() <= MAX_TEXT, "the length of the approver");
  }

  static void numbers(long counter, long epoch, long lastSequence) {
    require(counter >= Intent.NO_COUNTER && counter < COUNTER_END, "the counter");
    require(isEpoch(epoch), "the epoch");
    require(isSequence(lastSequence), "the sequence number");
  }

  static void times(long notBefore, long expiresAt) {
    require(notBefore >= 0 && expiresAt < MessageLimits.TIME_END, "a time");
    require(notBefore < expiresAt, "the time between not-before and expiry");
  }

  /** That the standing is that of the action, and of the same device. */
  static void standing(Intent intent) {
    StatusChange change = intent.statusChange();
    if (change != null) {
      require(
          change.status() == StatusChange.statusOf(intent.action().kind().consequence())
              && change.until() == intent.until()
              && change.record().device().equals(intent.device()),
          "the standing that goes with the action");
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what + " of the intent is out of bounds");
    }
  }
}
