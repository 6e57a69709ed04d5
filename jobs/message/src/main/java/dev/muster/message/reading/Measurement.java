package dev.muster.message.reading;

/**
 * One number that a device measured.
 *
 * @param name what was measured, in characters that SenML allows: {@code [A-Za-z0-9:./_-]}
 * @param unit unit as registered for SenML, such as {@code Cel} or {@code %RH}
 * @param value the number, finite
 * @param time seconds since the epoch, by the device's clock, with fractions
 */
public record Measurement(String name, String unit, double value, double time) {}
