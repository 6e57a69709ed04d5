package dev.muster.control.registry;

import dev.muster.message.Identifiers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of what the registry says about a device.
 *
 * @param version grows with every record of this device
 * @param cohort group whose limits, policies and budgets apply
 * @param site where the device stands, or null when unknown
 * @param gateway device id of the gateway it normally speaks through, or null when none
 * @param model hardware model, or null when unknown
 * @param firmware firmware version last registered, or null when unknown
 * @param keys keys the device may sign with, at most {@link #MAX_KEYS}, no kid twice
 * @param cadenceSeconds longest time between two messages in normal running; 0 when none is
 *     expected
 * @param hasClock false for a device whose {@code iat} says nothing
 * @param suspendedUntil milliseconds of arrival at which a suspension ends, or {@link #NO_END}
 */
public record DeviceRecord(
    String device,
    long version,
    DeviceStatus status,
    String cohort,
    @Nullable String site,
    @Nullable String gateway,
    @Nullable String model,
    @Nullable String firmware,
    List<DeviceKey> keys,
    int cadenceSeconds,
    boolean hasClock,
    long suspendedUntil) {

  /** Stands for the end of a suspension that has none, and of a device that is not suspended. */
  public static final long NO_END = Long.MAX_VALUE;

  /** Most keys that one record may hold. */
  public static final int MAX_KEYS = 8;

  /** Longest cohort, site, model or firmware, in UTF-16 units. */
  public static final int MAX_TEXT = 256;

  /**
   * Checks what every later stage relies on.
   *
   * @throws IllegalArgumentException with one sentence that names the defect
   */
  public DeviceRecord {
    keys = List.copyOf(keys);
    require(
        Identifiers.isId(device), "the device id is not 1 to 64 characters of A-Z a-z 0-9 . _ : -");
    require(gateway == null || Identifiers.isId(gateway), "the gateway is not a device id");
    require(version > 0, "the version is not positive");
    require(!cohort.isEmpty(), "the cohort is empty");
    for (String text : new String[] {cohort, site, model, firmware}) {
      require(text == null || text.length() <= MAX_TEXT, "a text is longer than " + MAX_TEXT);
    }
    require(
        suspendedUntil == NO_END || status == DeviceStatus.SUSPENDED,
        "a suspension ends that the record does not begin");
    require(suspendedUntil > 0, "the end of the suspension is not positive");
    require(cadenceSeconds >= 0, "the cadence is negative");
    require(keys.size() <= MAX_KEYS, "there are more than " + MAX_KEYS + " keys");
    requireDistinctKids(keys);
  }

  /** Begins a record of its first version: active, without keys, cadence or anything known. */
  public static DeviceRecordBuilder of(String device, String cohort) {
    return new DeviceRecordBuilder(device, cohort);
  }

  /** Begins a record that is this one but for what is said otherwise. */
  public DeviceRecordBuilder but() {
    return new DeviceRecordBuilder(this);
  }

  /** Returns the standing for what arrives at this time: a suspension that has ended is none. */
  public DeviceStatus statusAt(long arrival) {
    return arrival >= suspendedUntil ? DeviceStatus.ACTIVE : status;
  }

  /**
   * Returns the next version of this record with another standing.
   *
   * @param until end of the standing in milliseconds of arrival, or {@link #NO_END}
   */
  public DeviceRecord standing(DeviceStatus next, long until) {
    return standing(version + 1, next, until);
  }

  /** Says whether a person suspended the device: what no command lifts. */
  public boolean suspendedByPerson() {
    return status == DeviceStatus.SUSPENDED && suspendedUntil == NO_END;
  }

  DeviceRecord standing(long other, DeviceStatus next, long until) {
    return but().version(other).status(next).suspendedUntil(until).build();
  }

  /** Returns the key of this kid. */
  public Optional<DeviceKey> key(long kid) {
    for (DeviceKey key : keys) {
      if (key.kid() == kid) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  private static void requireDistinctKids(List<DeviceKey> keys) {
    for (int later = 1; later < keys.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        require(keys.get(later).kid() != keys.get(earlier).kid(), "two keys have the same kid");
      }
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
