package dev.muster.verify.identity;

import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.MessageType;
import dev.muster.message.signature.SignatureAlgorithm;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Registry records of {@code pump-1} for tests. */
final class Registered {
  private Registered() {}

  /** An active device with one ES256 key of kid 1 that may sign everything. */
  static DeviceRecord active(long version) {
    return record(version, DeviceStatus.ACTIVE, true, key(1));
  }

  static DeviceRecord suspended(long version) {
    return record(version, DeviceStatus.SUSPENDED, true, key(1));
  }

  static DeviceRecord suspendedUntil(long version, long end) {
    return DeviceRecord.of("pump-1", "pumps")
        .version(version)
        .status(DeviceStatus.SUSPENDED)
        .key(key(1))
        .cadenceSeconds(60)
        .suspendedUntil(end)
        .build();
  }

  static DeviceRecord removed(long version) {
    return record(version, DeviceStatus.REMOVED, true, key(1));
  }

  static DeviceRecord withoutClock(long version) {
    return record(version, DeviceStatus.ACTIVE, false, key(1));
  }

  /** An active device that speaks through a gateway. */
  static DeviceRecord behind(long version, String gateway) {
    return DeviceRecord.of("pump-1", "pumps")
        .version(version)
        .gateway(gateway)
        .key(key(1))
        .cadenceSeconds(60)
        .build();
  }

  static DeviceRecord withKeys(long version, long... kids) {
    DeviceKey[] keys = Arrays.stream(kids).mapToObj(Registered::key).toArray(DeviceKey[]::new);
    return record(version, DeviceStatus.ACTIVE, true, keys);
  }

  static DeviceRecord record(long version, DeviceStatus status, boolean clock, DeviceKey... keys) {
    return DeviceRecord.of("pump-1", "pumps")
        .version(version)
        .status(status)
        .keys(List.of(keys))
        .cadenceSeconds(60)
        .hasClock(clock)
        .build();
  }

  static DeviceKey key(long kid) {
    return key(kid, EnumSet.allOf(MessageType.class));
  }

  static DeviceKey key(long kid, Set<MessageType> uses) {
    return new DeviceKey(kid, SignatureAlgorithm.ES256, new byte[] {(byte) kid}, uses);
  }
}
