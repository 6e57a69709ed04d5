package dev.muster.simulator.readings;

/**
 * One measured value.
 *
 * @param name what was measured
 * @param unit unit of RFC 8428's registry, or null when the source does not say
 * @param value the value
 */
public record Measurement(String name, String unit, double value) {}
