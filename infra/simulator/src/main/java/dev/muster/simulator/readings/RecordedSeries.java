package dev.muster.simulator.readings;

import java.util.List;

/**
 * The rows of one recording, one device's readings in the order of time.
 *
 * @param names names of the value columns
 * @param rows values of each row; NaN where the recording has none
 */
record RecordedSeries(List<String> names, List<double[]> rows) {}
