package dev.muster.simulator.readings;

import org.jspecify.annotations.Nullable;

/**
 * One measured value.
 *
 * @param name what was measured
 * @param unit unit of RFC 8428's registry, or null when the source does not say
 * @param value the value
 */
public record Measurement(String name, @Nullable String unit, double value) {}
