package dev.muster.remediate;

import dev.muster.message.command.Action;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A decision to command one device.
 *
 * <p>A <em>proposal</em> has the counter {@link #NO_COUNTER}, no approver, and neither epoch nor
 * sequence number: issuing fills in these four as they are then, and nothing else. An approval
 * covers the bytes of the proposal.
 *
 * @param id derived id of the command: 32 lower-case hexadecimal digits
 * @param device the one device it is meant for
 * @param counter grows with every command to this device
 * @param epoch device epoch it is meant for
 * @param lastSequence highest sequence number seen of the device in that epoch
 * @param notBefore seconds since 1970-01-01T00:00Z
 * @param expiresAt seconds since 1970-01-01T00:00Z; an answer counts before it
 * @param reason why, for people; at most 256 bytes of UTF-8
 * @param finding id of the finding that caused it
 * @param rule name of the rule that decided it
 * @param rulesVersion version of the rule bundle
 * @param approvedBy who consented; null where the rule asks for no approval
 * @param statusChange the standing that goes with it; null when the action changes none
 */
public record Intent(
    String id,
    String device,
    Action action,
    long counter,
    long epoch,
    long lastSequence,
    long notBefore,
    long expiresAt,
    String reason,
    String finding,
    String rule,
    long rulesVersion,
    @Nullable String approvedBy,
    @Nullable StatusChange statusChange) {

  /** Stands for an action or a standing without an end. */
  public static final long NO_END = -1;

  /** The counter of what was not issued. */
  public static final long NO_COUNTER = 0;

  /**
   * Checks what dispatch relies on.
   *
   * @throws IllegalArgumentException with one sentence that names the defect
   */
  public Intent {
    IntentBounds.names(id, device);
    IntentBounds.numbers(counter, epoch, lastSequence);
    IntentBounds.times(notBefore, expiresAt);
    IntentBounds.texts(reason, finding, rule, approvedBy);
  }

  /** Returns the id as it stands in a command: 16 bytes, the caller's own. */
  public byte[] idBytes() {
    return HexFormat.of().parseHex(id);
  }

  /** Returns the end of the action in milliseconds since 1970-01-01T00:00Z, or {@link #NO_END}. */
  public long until() {
    return untilOf(action);
  }

  /** The end of an action in milliseconds since 1970-01-01T00:00Z, or {@link #NO_END}. */
  public static long untilOf(Action action) {
    return action.end() == Action.NO_END ? NO_END : Math.multiplyExact(action.end(), 1000L);
  }

  /** Returns the time in milliseconds from which nothing counts for this command any more. */
  public long expiryMillis() {
    return Math.multiplyExact(expiresAt, 1000L);
  }

  /** Says whether it was issued, so that it may be signed. */
  public boolean issued() {
    return counter != NO_COUNTER;
  }

  /** Returns it as it was proposed: what an approval covers. */
  public Intent proposal() {
    return issuedAs(NO_COUNTER, null, 0, 0);
  }

  /** Returns it as issued with a counter and, where it was asked for, a consent. */
  public Intent issuedAs(long newCounter, @Nullable String approver) {
    return issuedAs(newCounter, approver, epoch, lastSequence);
  }

  /** Returns it as issued for the epoch that its device has come to. */
  public Intent issuedAs(long newCounter, @Nullable String approver, long newEpoch, long sequence) {
    return new Intent(
        id,
        device,
        action,
        newCounter,
        newEpoch,
        sequence,
        notBefore,
        expiresAt,
        reason,
        finding,
        rule,
        rulesVersion,
        approver,
        statusChange);
  }
}
