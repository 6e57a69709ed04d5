package dev.muster.control.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a {@link DeviceRecord} by the names of its fields. Used by one thread. */
public final class DeviceRecordBuilder {
  private final String device;
  private String cohort;
  private long version = 1;
  private DeviceStatus status = DeviceStatus.ACTIVE;
  private @Nullable String site;
  private @Nullable String gateway;
  private @Nullable String model;
  private @Nullable String firmware;
  private List<DeviceKey> keys = List.of();
  private int cadenceSeconds;
  private boolean hasClock = true;
  private long suspendedUntil = DeviceRecord.NO_END;

  DeviceRecordBuilder(String device, String cohort) {
    this.device = device;
    this.cohort = cohort;
  }

  DeviceRecordBuilder(DeviceRecord record) {
    this.device = record.device();
    this.cohort = record.cohort();
    this.version = record.version();
    this.status = record.status();
    this.site = record.site();
    this.gateway = record.gateway();
    this.model = record.model();
    this.firmware = record.firmware();
    this.keys = record.keys();
    this.cadenceSeconds = record.cadenceSeconds();
    this.hasClock = record.hasClock();
    this.suspendedUntil = record.suspendedUntil();
  }

  /** Sets the version. */
  public DeviceRecordBuilder version(long number) {
    version = number;
    return this;
  }

  /** Sets the standing. */
  public DeviceRecordBuilder status(DeviceStatus standing) {
    status = standing;
    return this;
  }

  /** Sets the cohort. */
  public DeviceRecordBuilder cohort(String name) {
    cohort = name;
    return this;
  }

  /** Sets the site, or null. */
  public DeviceRecordBuilder site(@Nullable String name) {
    site = name;
    return this;
  }

  /** Sets the gateway, or null. */
  public DeviceRecordBuilder gateway(@Nullable String id) {
    gateway = id;
    return this;
  }

  /** Sets the model, or null. */
  public DeviceRecordBuilder model(@Nullable String name) {
    model = name;
    return this;
  }

  /** Sets the firmware, or null. */
  public DeviceRecordBuilder firmware(@Nullable String release) {
    firmware = release;
    return this;
  }

  /** Sets all keys. */
  public DeviceRecordBuilder keys(List<DeviceKey> all) {
    keys = all;
    return this;
  }

  /** Sets the only key. */
  public DeviceRecordBuilder key(DeviceKey only) {
    return keys(List.of(only));
  }

  /** Sets the longest time between two messages; 0 when none is expected. */
  public DeviceRecordBuilder cadenceSeconds(int seconds) {
    cadenceSeconds = seconds;
    return this;
  }

  /** Sets whether the device's times say anything. */
  public DeviceRecordBuilder hasClock(boolean has) {
    hasClock = has;
    return this;
  }

  /** Sets when a suspension ends, or that it does not. */
  public DeviceRecordBuilder suspendedUntil(long arrival) {
    suspendedUntil = arrival;
    return this;
  }

  /**
   * Makes the record.
   *
   * @throws IllegalArgumentException with one sentence that names the defect
   */
  public DeviceRecord build() {
    return new DeviceRecord(
        device,
        version,
        status,
        cohort,
        site,
        gateway,
        model,
        firmware,
        keys,
        cadenceSeconds,
        hasClock,
        suspendedUntil);
  }
}
