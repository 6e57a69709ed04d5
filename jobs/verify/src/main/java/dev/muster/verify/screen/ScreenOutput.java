package dev.muster.verify.screen;

import dev.muster.arrival.Tick;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.Verdict;
import dev.muster.verify.identity.Candidate;

/** Takes the one outcome of a record at the {@link Screen}. */
public interface ScreenOutput {

  /** The record is a tick. */
  void ticked(Tick tick);

  /** The record can be refused for what it is, before any device is looked up. */
  void refused(Verdict verdict, RefusedRecord record);

  /** The record holds a message that is to be judged by its device's state. */
  void passed(Candidate candidate);
}
