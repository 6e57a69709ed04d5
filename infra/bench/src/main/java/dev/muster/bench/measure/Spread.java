package dev.muster.bench.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Several measurements of one thing.
 *
 * @param median the one in the middle; the mean of the two middle ones of an even number
 */
public record Spread(double median, double lowest, double highest) {

  /** Of at least one measurement. */
  public static Spread of(List<Double> measured) {
    double[] sorted = measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** The value below which a share of the sorted measurements lies. */
  public static double percentile(long[] sorted, double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
  }

  /** A sorted copy. */
  public static long[] sorted(long[] values) {
    long[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }

  /** For JSON. */
  public Map<String, Double> asMap() {
    return Map.of("median", median, "min", lowest, "max", highest);
  }

  /** For tables: {@code 1.93 (1.90 to 2.01)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, lowest, highest);
  }
}
