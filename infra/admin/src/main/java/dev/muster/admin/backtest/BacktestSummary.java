package dev.muster.admin.backtest;

import java.util.ArrayList;
import java.util.List;

/** What would have been raised: all of it counted, the first of it kept. */
public final class BacktestSummary {
  private static final int KEPT = 1000;

  private final List<Raised> raised = new ArrayList<>();
  private long rows;
  private long alarms;
  private long silences;

  BacktestSummary() {}

  void addRow() {
    rows++;
  }

  void addAlarm(Raised alarm) {
    alarms++;
    keep(alarm);
  }

  void addSilence(Raised silence) {
    silences++;
    keep(silence);
  }

  private void keep(Raised each) {
    if (raised.size() < KEPT) {
      raised.add(each);
    }
  }

  /** The first {@value #KEPT} alarms and silences, in the order of the rows. */
  public List<Raised> raised() {
    return List.copyOf(raised);
  }

  /** How many rows were read. */
  public long rows() {
    return rows;
  }

  /** How many alarms there would have been. */
  public long alarms() {
    return alarms;
  }

  /** How many silences there were. */
  public long silences() {
    return silences;
  }
}
