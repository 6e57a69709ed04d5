package dev.muster.detect.silence;

import dev.muster.control.Accepted;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.testing.Golden;
import java.util.List;

/** What silence stores. */
public final class SilenceGoldens {
  private static final long NOON = 1_767_225_600_000L;

  /** One or more of each form. */
  public static List<Golden<?>> all() {
    return List.of(
        Golden.of(new LastMessageForm(), spoken(1)),
        Golden.of(
            new RegistrationForm(), new Registration("gate-1", new Accepted<>(NOON, device()))),
        Golden.of(new PresenceForm(), absent()),
        new Golden<>(new PresenceForm(), "unchecked", unchecked()),
        Golden.of(new ProgressForm(), new Progress("pump-1", NOON, 4, 2)),
        Golden.of(new WatchForm(), watch()),
        Golden.of(new DeviceGroupForm(), group()));
  }

  static Watch watch() {
    Watch watch = new Watch();
    watch.current = device();
    watch.deadline = 32_000;
    watch.base = NOON;
    watch.registered(new Registration("pump-1", new Accepted<>(NOON + 5, device())));
    watch.registered(new Registration("gate-1", new Accepted<>(NOON + 6, device())));
    watch.behind.add("site/north");
    watch.paused(spoken(1), spoken(50));
    watch.unchecked(NOON + 8);
    watch.newestUnchecked = NOON + 4;
    watch.toldUnchecked = NOON + 3;
    watch.open = new Absence(NOON, NOON + 32_000, "site/north", true);
    watch.closed = new Absence(NOON - 90_000, NOON - 60_000, "site/north", false);
    watch.wakeAt(NOON + 5);
    return watch;
  }

  static DeviceGroup group() {
    DeviceGroup group = new DeviceGroup();
    group.members.put("pump-1", new Member(32_000, 10_000, "gate-1", NOON - 7_000, true, NOON + 5));
    group.members.put(
        "gate-1", new Member(32_000, 10_000, null, NOON - 8_000, false, Member.HEARD));
    group.put(
        "pump-1",
        new MissingDevice(absent(), MissingDevice.Phase.HELD, NOON + 36_000, NOON + 40_000));
    group.await(absent());
    group.outage =
        Outage.begin(
            SilenceFindings.outage(
                "site/north", NOON, NOON + 5, new MissingShare(2, 2, 5, 4), SilenceSettings.of(4)),
            new MissingShare(2, 2, 5, 4));
    return group;
  }

  static Presence absent() {
    return new Presence(
        PresenceChange.ABSENT,
        "site/north",
        NOON + 32_000,
        NOON,
        device(),
        Presence.Role.GATEWAY,
        spoken(1));
  }

  private static Presence unchecked() {
    return new Presence(
        PresenceChange.UNCHECKED,
        "site/north",
        NOON + 32_000,
        0,
        device(),
        Presence.Role.MEMBER,
        null);
  }

  static LastMessage spoken(int second) {
    long arrival = NOON + second * 1_000L;
    return new LastMessage("pump-1", 3, 17, arrival, 2, 40, arrival / 1_000, 4, 32_000);
  }

  private static DeviceRecord device() {
    return DeviceRecord.of("pump-1", "pumps")
        .version(4)
        .site("north")
        .gateway("gate-1")
        .cadenceSeconds(10)
        .build();
  }
}
