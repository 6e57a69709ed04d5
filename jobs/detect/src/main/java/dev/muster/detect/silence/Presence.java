package dev.muster.detect.silence;

import dev.muster.control.registry.DeviceRecord;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A change of a device's presence, told to a group of devices that may fall silent for one cause.
 *
 * @param change what changed
 * @param group the group that is told
 * @param at when, in milliseconds of arrival
 * @param onset arrival from which the device has said nothing; 0 where nothing is said of silence
 * @param device the device as registered
 * @param role what the device is to the group
 * @param last the newest message of the device, null for one that never spoke
 */
public record Presence(
    PresenceChange change,
    String group,
    long at,
    long onset,
    DeviceRecord device,
    Role role,
    @Nullable LastMessage last) {

  /** By time, then in an order that does not depend on who was heard first. */
  static final Comparator<Presence> ORDER =
      Comparator.comparingLong(Presence::at)
          .thenComparing(Presence::change)
          .thenComparing(presence -> presence.device().device())
          .thenComparing(Presence::role);

  /** The same silence, begun no earlier than this. */
  Presence silentSince(long arrival) {
    return new Presence(change, group, at, Math.max(onset, arrival), device, role, last);
  }

  /** What a device is to a group. */
  public enum Role {
    /** One of the group. */
    MEMBER,
    /** One of the group, and others speak through it. */
    GATEWAY,
    /** Of another group; some of this one speak through it. */
    GATEWAY_ELSEWHERE;

    private static final Role[] ROLES = values();

    /** The stable number in persisted bytes. */
    @SuppressWarnings("EnumOrdinal") // The order is that of persisted bytes: new ones come last.
    byte code() {
      return (byte) (ordinal() + 1);
    }

    /** The role of a persisted number. */
    static Role ofCode(byte code) {
      return ROLES[code - 1];
    }
  }

  /** The group of a device: those at its site, else those behind its gateway, else itself. */
  static String group(DeviceRecord device) {
    if (device.site() != null) {
      return Groups.SITE + device.site();
    }
    return device.gateway() != null
        ? Groups.GATEWAY + device.gateway()
        : Groups.ALONE + device.device();
  }

  /** What the keys of groups begin with. */
  static final class Groups {
    static final String SITE = "site/";
    static final String GATEWAY = "gateway/";
    static final String ALONE = "device/";

    private Groups() {}
  }
}
