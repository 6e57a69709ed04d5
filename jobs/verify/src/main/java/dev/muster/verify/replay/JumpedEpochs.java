package dev.muster.verify.replay;

/**
 * What one key signed for epochs that were out of reach when it arrived. They have no window, yet
 * such a message must not pass once the key has come near enough, so the whole range is remembered:
 * a number at or below the highest one counts as seen in every epoch of it. Immutable, and 24 bytes
 * however often a key jumps.
 *
 * @param lowest the lowest epoch that was out of reach
 * @param highest the highest epoch that was out of reach
 * @param sequence the highest number in any of them
 */
record JumpedEpochs(long lowest, long highest, long sequence) {

  static JumpedEpochs of(long epoch, long sequence) {
    return new JumpedEpochs(epoch, epoch, sequence);
  }

  /** The same range if the message lies in it already. */
  JumpedEpochs with(long epoch, long number) {
    return mayHold(epoch, number)
        ? this
        : new JumpedEpochs(
            Math.min(lowest, epoch), Math.max(highest, epoch), Math.max(sequence, number));
  }

  /** Whether a message of this epoch and number may have been seen; false if it surely wasn't. */
  boolean mayHold(long epoch, long number) {
    return number <= sequence && covers(epoch);
  }

  /** The lowest number of an epoch that can count as missing: of those below none is known. */
  long claimedFrom(long epoch) {
    return covers(epoch) ? sequence + 1 : 0;
  }

  private boolean covers(long epoch) {
    return lowest <= epoch && epoch <= highest;
  }
}
