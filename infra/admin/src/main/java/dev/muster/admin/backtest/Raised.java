package dev.muster.admin.backtest;

/**
 * What would have been raised at one row, or a silence before it.
 *
 * @param device whose
 * @param metric of which
 * @param time as the row writes it
 * @param what what was expected, observed and seen, for people
 */
public record Raised(String device, String metric, String time, String what) {}
