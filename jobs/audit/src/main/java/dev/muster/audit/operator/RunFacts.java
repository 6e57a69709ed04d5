package dev.muster.audit.operator;

import java.io.Serializable;

/**
 * What a job knows of itself when it is submitted.
 *
 * @param musterVersion version of Muster
 * @param cryptographicModule name and version of the provider that checks signatures
 * @param stallMillis for how long a partition may bring no tick before it is noted as stalled
 * @param clock the clock of the machine
 */
public record RunFacts(
    String musterVersion, String cryptographicModule, long stallMillis, WallClock clock)
    implements Serializable {}
