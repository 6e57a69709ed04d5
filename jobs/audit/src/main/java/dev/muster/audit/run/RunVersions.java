package dev.muster.audit.run;

/**
 * What a start runs with.
 *
 * @param attempt how often this run had been restarted before, 0 at its first start
 * @param cryptographicModule name and version of the provider that checks signatures
 * @param controlVersions the newest version of each bundle that was in force before the start, as
 *     {@code trust=3}; empty when none was
 */
public record RunVersions(
    int attempt,
    String muster,
    String flink,
    String java,
    String cryptographicModule,
    String controlVersions) {}
