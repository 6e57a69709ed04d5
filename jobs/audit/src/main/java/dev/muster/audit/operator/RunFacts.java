package dev.muster.audit.operator;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a job knows of itself when it is submitted.
 *
 * @param musterVersion version of Muster
 * @param cryptographicModule name and version of the provider that checks signatures
 * @param stallMillis for how long a partition may bring no tick before it is noted as stalled
 * @param clock the clock of the machine
 * @param partitions how many partitions each topic has whose ticks are waited for
 * @param transactions finds what holds readers of committed records back
 */
public record RunFacts(
    String musterVersion,
    String cryptographicModule,
    long stallMillis,
    WallClock clock,
    TreeMap<String, Integer> partitions,
    TransactionWatch transactions)
    implements Serializable {

  /** Facts of a job that expects ticks of no topic before one came, and watches no transaction. */
  public RunFacts(
      String musterVersion, String cryptographicModule, long stallMillis, WallClock clock) {
    this(
        musterVersion,
        cryptographicModule,
        stallMillis,
        clock,
        new TreeMap<>(),
        TransactionWatch.none());
  }

  /** The same job, which expects ticks and watches transactions. */
  public RunFacts watching(Map<String, Integer> expected, TransactionWatch watch) {
    return new RunFacts(
        musterVersion, cryptographicModule, stallMillis, clock, new TreeMap<>(expected), watch);
  }
}
