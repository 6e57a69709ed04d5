package dev.muster.detect.level;

import dev.muster.detect.finding.FindingKind;
import dev.muster.detect.finding.FindingState;

/**
 * That a metric left what is normal, or came back.
 *
 * @param kind how it left
 * @param state whether it left or came back
 * @param onset arrival at which it left, milliseconds since 1970; later by one for each time that
 *     it did before in the same message
 * @param firstOffset offset of the message at which it left
 * @param expected the middle of the normal range, or the longest run of equal readings
 * @param observed the reading, or how many equal readings there were
 * @param deviation widths of the normal range outside of it, or the run in longest runs
 */
record LevelChange(
    FindingKind kind,
    FindingState state,
    long onset,
    long firstOffset,
    double expected,
    double observed,
    double deviation) {}
