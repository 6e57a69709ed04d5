package dev.muster.simulator.script;

/**
 * What should become of a record.
 *
 * @param outcome wire name of the verdict, or of the outcome of a control record
 */
public record Expectation(FaultKind kind, String outcome) {}
