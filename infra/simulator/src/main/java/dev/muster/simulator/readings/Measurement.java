package dev.muster.simulator.readings;

import org.jspecify.annotations.Nullable;

/**
 * One measured value.
 *
 * @param unit unit of RFC 8428's registry, or null when the source does not say
 */
public record Measurement(String name, @Nullable String unit, double value) {}
