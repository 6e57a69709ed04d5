package dev.muster.detect.finding;

import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.message.MessageType;
import dev.muster.message.signature.SignatureAlgorithm;
import java.util.EnumSet;

/** Findings about subjects of each kind. */
public final class FindingSamples {
  static final long NOON = 1_767_225_600_000L;

  private FindingSamples() {}

  /** Makes one. */
  public static Finding ofADevice() {
    return new Finding(
        new FindingIdentity(
            FindingKind.SILENT, SubjectKind.DEVICE, "pump-1", "silence", 1, NOON - 60_000),
        FindingState.RAISED,
        NOON,
        new Observation(null, null, 3.5, NOON - 60_000, NOON, Observation.records(3, 17, 17)),
        device(),
        2,
        40);
  }

  /** Makes one. */
  public static Finding ofASite() {
    return new Finding(
        new FindingIdentity(
            FindingKind.SITE_DOWN, SubjectKind.SITE, "north", "silence", 1, NOON - 60_000),
        FindingState.CLEARED,
        NOON,
        new Observation(0.0, 12.0, null, NOON - 60_000, NOON, null),
        null,
        0,
        0);
  }

  /** Makes one. */
  public static Finding ofAPartition() {
    return new Finding(
        new FindingIdentity(
            FindingKind.FLOODED, SubjectKind.TOPIC_PARTITION, "3/gate-1", "flood", 1, NOON),
        FindingState.RAISED,
        NOON + 1_000,
        new Observation(0.0, 2_600.0, null, NOON, NOON + 999, Observation.records(3, 17, 2_616)),
        null,
        0,
        0);
  }

  private static DeviceRecord device() {
    return DeviceRecord.of("pump-1", "pumps")
        .version(4)
        .site("north")
        .gateway("gate-1")
        .key(
            new DeviceKey(
                7, SignatureAlgorithm.ES256, new byte[] {1}, EnumSet.allOf(MessageType.class)))
        .cadenceSeconds(60)
        .build();
  }
}
