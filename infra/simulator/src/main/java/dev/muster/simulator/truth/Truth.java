package dev.muster.simulator.truth;

import dev.muster.simulator.script.Expectation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is known about what a simulation sent, growing while it runs. Safe for use by
 * many threads.
 */
public final class Truth {
  private final Map<String, TruthLedger> ledgers = new TreeMap<>();
  private final GapModel gaps;
  private final SectionTruth sections;

  /**
   * @param window size of the pipeline's replay window
   */
  public Truth(long window, SectionTruth.Permission permission) {
    this.gaps = new GapModel(window);
    this.sections = new SectionTruth(permission);
  }

  /** What must become of the sections of accepted messages. */
  public SectionTruth sections() {
    return sections;
  }

  /** The ledger of a topic. */
  public synchronized TruthLedger ledger(String topic) {
    return ledgers.computeIfAbsent(topic, name -> new TruthLedger());
  }

  /** Notes a message whose signature verifies, in the order of sending. */
  public synchronized void authentic(String device, long kid, long epoch, long sequence) {
    gaps.arrived(device, kid, epoch, sequence);
  }

  /** The gaps that must have been written by now. */
  public synchronized List<GapModel.Gap> gaps() {
    return gaps.gaps();
  }

  /** How many records of a topic should end in each way. */
  public Map<Expectation, Long> counts(String topic) {
    return ledger(topic).counts();
  }
}
