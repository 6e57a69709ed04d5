package dev.muster.audit.operator;

import dev.muster.audit.row.WallClock;
import dev.muster.audit.run.RunNote;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a job knows of itself when it is submitted.
 *
 * @param cryptographicModule name and version of the provider that checks signatures
 * @param stallMillis for how long a partition may bring no tick before it is noted as stalled
 * @param partitions how many partitions each topic has whose ticks are waited for
 * @param transactions finds what holds readers of committed records back
 * @param notes what was found out before it was submitted
 */
public record RunFacts(
    String musterVersion,
    String cryptographicModule,
    long stallMillis,
    WallClock clock,
    TreeMap<String, Integer> partitions,
    TransactionWatch transactions,
    ArrayList<RunNote> notes)
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
        TransactionWatch.none(),
        new ArrayList<>());
  }

  /** The same job, which expects ticks and watches transactions. */
  public RunFacts watching(Map<String, Integer> expected, TransactionWatch watch) {
    return new RunFacts(
        musterVersion,
        cryptographicModule,
        stallMillis,
        clock,
        new TreeMap<>(expected),
        watch,
        notes);
  }

  /** The same job, of which something was found out before it was submitted. */
  public RunFacts noting(List<RunNote> found) {
    return new RunFacts(
        musterVersion,
        cryptographicModule,
        stallMillis,
        clock,
        partitions,
        transactions,
        new ArrayList<>(found));
  }
}
