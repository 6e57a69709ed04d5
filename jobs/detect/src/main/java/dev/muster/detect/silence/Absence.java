package dev.muster.detect.silence;

/**
 * That a device did not speak in time.
 *
 * @param onset arrival from which it has said nothing, milliseconds since 1970
 * @param due arrival by which it should have spoken
 * @param group the group that was told
 * @param told whether the group still counts it; a suspension excuses a device until it ends
 */
record Absence(long onset, long due, String group, boolean told) {

  Absence excused() {
    return new Absence(onset, due, group, false);
  }
}
