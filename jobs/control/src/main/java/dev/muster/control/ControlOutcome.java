package dev.muster.control;

import dev.muster.control.registry.DeviceRecord;
import org.jspecify.annotations.Nullable;

/**
 * What became of one control record. There is exactly one for every record of a control topic that
 * is no tick, whatever the record contains.
 *
 * @param kind kind of the topic's records, whatever the record claims to be
 * @param result applied, or why not
 * @param detail one short sentence for people, empty when applied; never holds the record's content
 * @param subject device id or bundle name as the Kafka key states it, or null when the key is none;
 *     not authenticated unless {@link ControlResult#applied()}
 * @param version the record's version, or {@link #UNKNOWN} when it could not be read; not
 *     authenticated where the result precedes {@link ControlResult#SUBJECT_MISMATCH}
 * @param validFrom milliseconds from which it is in force, or {@link #UNKNOWN} when refused
 * @param kid key that the record names as its signer, or {@link #UNKNOWN} when it could not be read
 * @param device the device record that was applied, or null when refused or of another kind
 */
public record ControlOutcome(
    ControlKind kind,
    ControlResult result,
    String detail,
    Origin origin,
    @Nullable String subject,
    long version,
    long validFrom,
    long kid,
    @Nullable DeviceRecord device) {

  /** Stands for a number that is not known. */
  public static final long UNKNOWN = -1;

  /**
   * Where a control record stands.
   *
   * @param arrival append time in milliseconds
   */
  public record Origin(String topic, int partition, long offset, long arrival) {}
}
