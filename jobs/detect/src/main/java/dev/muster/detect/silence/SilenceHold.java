package dev.muster.detect.silence;

import dev.muster.arrival.TickLog;
import dev.muster.control.registry.DeviceRecord;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How long the silences of one group are held back for the sake of others. Counts in covered time,
 * like the deadlines that it waits for. Not thread-safe.
 *
 * <p>Nothing is decided of a device that may have spoken unchecked, nor of one whose gateway may
 * have, until it has had its time to speak.
 *
 * <p>A device waits one cadence for the rest of its site. It waits for its gateway until that would
 * have been found silent, had it been heard last before the device was missed: two cadences after
 * the device spoke. One that was excused gets the time again that it would have had, and one
 * cadence.
 */
final class SilenceHold {
  /** Cadences of a device within which it is missed, if nothing lets it through any more. */
  private static final int MISSED = 2;

  private final DeviceGroup group;
  private final IntFunction<TickLog> covered;
  private final SilenceSettings settings;

  SilenceHold(DeviceGroup group, IntFunction<TickLog> covered, SilenceSettings settings) {
    this.group = group;
    this.covered = covered;
    this.settings = settings;
  }

  /**
   * Until when a silence is held back, as far as it can be told.
   *
   * @param now milliseconds of arrival; what happened later has no influence
   */
  long end(MissingDevice held, long now) {
    DeviceRecord device = held.absent().device();
    String id = device.gateway();
    Member gateway = id == null ? null : group.members.get(id);
    long wait = wait(held, gateway);
    long end = ticks(device.device(), now).due(held.from(), wait, cadence(held));
    end = Math.max(end, certainAgain(device.device(), now));
    if (id == null || gateway == null) {
      return end;
    }
    long ofGateway = Math.max(gatewayDue(held, ticks(id, now), gateway), certainAgain(id, now));
    return Math.max(end, ofGateway);
  }

  /** Whether a device may have spoken unchecked so lately that nothing can be said of it. */
  boolean isUncertain(String device, long now) {
    return certainAgain(device, now) > now;
  }

  /**
   * When a device is found silent that spoke unchecked, and nothing since; told within a cadence.
   */
  private long certainAgain(String device, long now) {
    Member member = group.members.get(device);
    if (member == null || member.unchecked() == Member.HEARD) {
      return Long.MIN_VALUE;
    }
    long latest = member.unchecked() + member.cadence();
    return ticks(device, now).due(latest, member.deadline(), member.cadence());
  }

  private long wait(MissingDevice held, @Nullable Member gateway) {
    if (held.wasExcused()) {
      DeviceRecord device = held.absent().device();
      return settings.deadline(device, held.absent().at()) + cadence(held);
    }
    if (gateway == null) {
      return ofSite(held) ? cadence(held) : 0;
    }
    return MISSED * cadence(held);
  }

  /** When a gateway is found silent that was heard last before its device was missed. */
  private long gatewayDue(MissingDevice held, TickLog ticks, Member gateway) {
    long missed =
        held.wasExcused()
            ? held.from() + cadence(held)
            : held.absent().onset() + MISSED * cadence(held);
    return ticks.latestDue(
        gateway.since(), Math.max(missed, gateway.since()), gateway.deadline(), gateway.cadence());
  }

  private boolean ofSite(MissingDevice held) {
    return held.absent().group().startsWith(Presence.Groups.SITE)
        && group.members.size() >= settings.group().fewest();
  }

  private TickLog ticks(String device, long now) {
    byte[] key = device.getBytes(StandardCharsets.US_ASCII);
    return covered.apply(settings.partitions().of(key)).upTo(now);
  }

  private static long cadence(MissingDevice held) {
    return SilenceSettings.cadence(held.absent().device());
  }
}
