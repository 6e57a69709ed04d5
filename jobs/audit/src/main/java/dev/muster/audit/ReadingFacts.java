package dev.muster.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a row of readings, or the row of verdicts at the same record, says of where the readings are
 * from.
 *
 * @param arrival when the record arrived, in milliseconds since 1970
 * @param registryVersion the registry record that it was judged by, or null
 */
public record ReadingFacts(
    long arrival,
    @Nullable String device,
    @Nullable String cohort,
    @Nullable Long epoch,
    @Nullable Long sequence,
    @Nullable Long registryVersion) {

  /** The columns in which these readings are not those of a verdict's record. */
  public List<String> differing(ReadingFacts verdict) {
    List<String> columns = new ArrayList<>();
    note(columns, "arrival", arrival, verdict.arrival);
    note(columns, "device", device, verdict.device);
    note(columns, "cohort", cohort, verdict.cohort);
    note(columns, "epoch", epoch, verdict.epoch);
    note(columns, "seq", sequence, verdict.sequence);
    note(columns, "registry_version", registryVersion, verdict.registryVersion);
    return columns;
  }

  private static void note(
      List<String> columns, String column, @Nullable Object here, @Nullable Object there) {
    if (!Objects.equals(here, there)) {
      columns.add(column);
    }
  }
}
