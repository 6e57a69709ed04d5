package dev.muster.detect.silence;

import dev.muster.arrival.TickLog;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingState;
import dev.muster.detect.silence.MissingDevice.Phase;
import dev.muster.detect.silence.Presence.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one cause of several silences: takes what is told of a group in order of arrival, up to
 * a time by which everything is known. Not thread-safe.
 *
 * <p>A silence is held back for as long as its gateway, or the rest of its site, may need to be
 * found silent too, as {@link SilenceHold} says. A device that speaks meanwhile was never accused.
 */
@SuppressWarnings("NullAway.Init") // What is judged is set by each call from outside.
public final class CommonCauseJudge {
  private final SilenceSettings settings;
  private final Consumer<Finding> out;

  private DeviceGroup group;
  private SilenceHold hold;

  /** A judge that gives its findings to {@code out}, in order. */
  public CommonCauseJudge(SilenceSettings settings, Consumer<Finding> out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * Applies everything that happened up to a time, and changes {@code kept} accordingly.
   *
   * @param kept what is kept of the group
   * @param covered the ticks of each partition, at least one later than {@code until}
   * @param until milliseconds of arrival by which all changes are known
   * @return when the next silence that is held back is decided; {@link Long#MAX_VALUE} for never
   */
  public long advance(DeviceGroup kept, IntFunction<TickLog> covered, long until) {
    group = kept;
    hold = new SilenceHold(kept, covered, settings);
    for (Presence presence : due(until)) {
      decide(presence.at());
      apply(presence);
    }
    decide(until == Long.MAX_VALUE ? until : until + 1);
    return group.firstExpiry();
  }

  private List<Presence> due(long until) {
    List<Presence> due = new ArrayList<>();
    group.waiting.removeIf(presence -> presence.at() <= until && due.add(presence));
    due.sort(Presence.ORDER);
    return due;
  }

  private void apply(Presence presence) {
    switch (presence.change()) {
      case JOINED -> joined(presence);
      case LEFT -> group.members.remove(presence.device().device());
      case EXCUSED -> excused(presence);
      case BACK -> spoke(presence, FindingState.CLEARED);
      case DISPROVED -> spoke(presence, FindingState.RETRACTED);
      case ABSENT -> absent(presence);
      case UNCHECKED -> unchecked(presence);
    }
  }

  private void joined(Presence presence) {
    DeviceRecord device = presence.device();
    long deadline = settings.deadline(device, presence.at());
    Member before = group.members.get(device.device());
    Member member =
        new Member(
            deadline,
            SilenceSettings.cadence(device),
            device.gateway(),
            before != null && before.deadline() == deadline ? before.since() : presence.at(),
            presence.role() != Role.GATEWAY_ELSEWHERE,
            before == null ? Member.HEARD : before.unchecked());
    group.members.put(device.device(), member);
  }

  /**
   * Nothing is decided of the device, or of those that speak through it, until it had its time; and
   * then not that it said nothing before.
   */
  private void unchecked(Presence presence) {
    String device = presence.device().device();
    group.members.computeIfPresent(device, (ignored, member) -> member.uncheckedAt(presence.at()));
    group.missing.computeIfPresent(
        device,
        (ignored, missing) ->
            missing.phase() == Phase.HELD ? missing.uncheckedAt(presence.at()) : missing);
  }

  private void excused(Presence presence) {
    String device = presence.device().device();
    MissingDevice missing = group.missing.get(device);
    if (missing == null || (missing.phase() == Phase.CLAIMED && !isGone(presence))) {
      return;
    }
    group.missing.remove(device);
    if (missing.phase() == Phase.CLAIMED) {
      out.accept(SilenceFindings.ended(missing, presence, FindingState.CLEARED, settings));
    }
    if (missing.phase() == Phase.WITH_SITE && group.outage != null) {
      group.outage = group.outage.left();
    }
    released(presence);
  }

  /** Whether a device is of this group no more, and its silence not of interest to it. */
  private static boolean isGone(Presence presence) {
    return presence.device().status() == DeviceStatus.REMOVED
        || !Presence.group(presence.device()).equals(presence.group());
  }

  private void absent(Presence presence) {
    String device = presence.device().device();
    MissingDevice before = group.missing.get(device);
    if (before != null && before.phase() == Phase.CLAIMED) {
      return;
    }
    MissingDevice missing = new MissingDevice(presence, Phase.HELD, presence.at(), presence.at());
    if (presence.role() == Role.GATEWAY_ELSEWHERE) {
      missing = missing.in(Phase.ELSEWHERE);
    } else if (group.outage != null) {
      missing = missing.in(Phase.WITH_SITE);
      group.outage = group.outage.joined();
    } else {
      missing = missing.heldUntil(hold.end(missing, presence.at()));
    }
    group.put(device, missing);
  }

  private void spoke(Presence presence, FindingState state) {
    String device = presence.device().device();
    MissingDevice missing = group.missing.remove(device);
    if (missing == null) {
      return;
    }
    boolean delayed = state == FindingState.RETRACTED;
    if (missing.phase() == Phase.CLAIMED || (missing.phase() == Phase.OVER && delayed)) {
      out.accept(SilenceFindings.ended(missing, presence, state, settings));
    }
    if (missing.phase() == Phase.CLAIMED && !delayed) {
      group.put(device, missing.in(Phase.OVER));
    }
    if (missing.phase() == Phase.WITH_SITE && group.outage != null) {
      group.outage = group.outage.spoke(delayed);
    }
    released(presence);
  }

  /** What a device that is missing no more means for others. */
  private void released(Presence presence) {
    String device = presence.device().device();
    if (presence.role() != Role.MEMBER) {
      holdAgain(
          presence.at(),
          missing ->
              missing.phase() == Phase.BEHIND_GATEWAY
                  && device.equals(missing.absent().device().gateway()));
    }
    if (group.outage != null && group.outage.isOver()) {
      endOutage(presence.at());
    }
  }

  private void endOutage(long at) {
    Outage outage = Objects.requireNonNull(group.outage);
    group.outage = null;
    out.accept(SilenceFindings.ended(outage, at));
    holdAgain(at, missing -> missing.phase() == Phase.WITH_SITE);
  }

  /** Those excused by a cause that is over get the time again that they would have had. */
  private void holdAgain(long at, Predicate<MissingDevice> excused) {
    for (Map.Entry<String, MissingDevice> entry : group.missing.entrySet()) {
      MissingDevice missing = entry.getValue();
      if (excused.test(missing)) {
        MissingDevice held = missing.excusedUntil(at);
        group.put(entry.getKey(), held.heldUntil(hold.end(held, at)));
      }
    }
  }

  /** Decides what was held back until before a time. */
  private void decide(long before) {
    while (group.firstExpiry() < before) {
      Map.Entry<String, MissingDevice> held = group.firstHeld();
      if (held != null && held.getValue().expiry() < before) {
        decideIfDue(held.getKey(), held.getValue());
      }
    }
  }

  /** What has become known while a silence was held back may be a reason to wait longer. */
  private void decideIfDue(String device, MissingDevice held) {
    long end = hold.end(held, held.expiry());
    if (end > held.expiry()) {
      group.put(device, held.heldUntil(end));
    } else {
      decide(device, held);
    }
  }

  private void decide(String device, MissingDevice missing) {
    Presence absent = missing.absent();
    MissingShare share =
        MissingShare.of(
            group,
            SilenceSettings.cadence(absent.device()),
            other -> hold.isUncertain(other, missing.expiry()));
    if (absent.group().startsWith(Presence.Groups.SITE) && share.isOutage(settings.group())) {
      beginOutage(absent, share, missing.expiry());
    } else if (isSilent(absent.device().gateway())) {
      group.put(device, missing.in(Phase.BEHIND_GATEWAY));
    } else {
      group.put(device, missing.in(Phase.CLAIMED));
      out.accept(SilenceFindings.raised(absent, missing.expiry(), settings));
    }
  }

  private boolean isSilent(@Nullable String gateway) {
    MissingDevice missing = gateway == null ? null : group.missing.get(gateway);
    return missing != null && missing.phase().silent();
  }

  private void beginOutage(Presence absent, MissingShare share, long at) {
    long onset = Long.MAX_VALUE;
    for (MissingDevice missing : group.missing.values()) {
      if (missing.phase().unclaimed()) {
        onset = Math.min(onset, missing.onset());
      }
    }
    Finding finding = SilenceFindings.outage(absent.group(), onset, at, share, settings);
    group.outage = Outage.begin(finding, share);
    group.missing.replaceAll(
        (device, missing) -> missing.phase().unclaimed() ? missing.in(Phase.WITH_SITE) : missing);
    out.accept(finding);
  }
}
