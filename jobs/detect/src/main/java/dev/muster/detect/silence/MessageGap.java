package dev.muster.detect.silence;

import org.jspecify.annotations.Nullable;

/**
 * Two neighbouring messages of a device between which it may have been silent.
 *
 * @param before the earlier message, null if the later one is the device's first
 * @param after the later message
 */
record MessageGap(@Nullable LastMessage before, LastMessage after) {

  /**
   * Whether the later message was issued within an absence, by the device's clock as far as it was
   * off when it spoke before. Device time has whole seconds, so two roundings are allowed for.
   */
  boolean disproves(Absence absence) {
    if (before == null || before.issuedAt() == 0 || after.issuedAt() == 0) {
      return false;
    }
    long behind = before.arrival() - before.issuedAt() * 1_000;
    long issued = after.issuedAt() * 1_000 + behind;
    return issued > absence.onset() && issued + 1_000 < absence.due();
  }
}
