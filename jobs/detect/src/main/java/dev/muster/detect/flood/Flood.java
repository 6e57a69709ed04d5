package dev.muster.detect.flood;

import dev.muster.verify.Forgeries;

/**
 * A flood that a finding tells of.
 *
 * @param onset the second in which it began
 * @param last the newest second in which it was one
 * @param records forgeries in all its seconds
 * @param firstOffset lowest offset among them
 * @param lastOffset highest offset among them
 */
record Flood(long onset, long last, long records, long firstOffset, long lastOffset) {

  static Flood begun(Forgeries first) {
    return new Flood(
        first.second(), first.second(), first.records(), first.firstOffset(), first.lastOffset());
  }

  Flood with(Forgeries more) {
    return new Flood(
        onset,
        Math.max(last, more.second()),
        records + more.records(),
        Math.min(firstOffset, more.firstOffset()),
        Math.max(lastOffset, more.lastOffset()));
  }
}
