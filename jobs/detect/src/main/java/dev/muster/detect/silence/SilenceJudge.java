package dev.muster.detect.silence;

import dev.muster.arrival.TickLog;
import dev.muster.control.Accepted;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.detect.silence.Presence.Role;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what happened to one device in order of arrival, up to a time by which everything is known.
 * What comes out is a function of the device's messages, the registry's records and the ticks of
 * its partition; when it is called changes nothing. Not thread-safe.
 */
@SuppressWarnings("NullAway.Init") // What is judged is set by each call from outside.
public final class SilenceJudge {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long APPLIED = Long.MIN_VALUE;
  private static final long NO_ONSET = 0;

  private final SilenceSettings settings;
  private final Consumer<Presence> out;

  private Watch watch;
  private @Nullable LastMessage newest;
  private TickLog ticks;

  /** A judge that tells the groups of devices through {@code out}. */
  public SilenceJudge(SilenceSettings settings, Consumer<Presence> out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * Applies everything that happened up to a time, and changes {@code kept} accordingly.
   *
   * @param kept what is kept of the device
   * @param spoken its newest message, which may lie ahead of the time; null for none
   * @param covered the ticks of its partition, at least one later than {@code until}
   * @param until milliseconds of arrival by which all messages, records and ticks are known
   * @return when something will happen next if no message comes, in milliseconds of arrival
   */
  public long advance(Watch kept, @Nullable LastMessage spoken, TickLog covered, long until) {
    watch = kept;
    newest = spoken;
    ticks = covered;
    long next = apply(until);
    while (next == APPLIED) {
      next = apply(until);
    }
    return next;
  }

  /** Applies the next thing that happened; what is said comes before what is not. */
  private long apply(long until) {
    long record = watch.coming.isEmpty() ? NEVER : watch.coming.get(0).validFrom();
    long end = suspensionEnds();
    long naming = watch.naming.isEmpty() ? NEVER : watch.naming.get(0).validFrom();
    long pause = watch.pauses.isEmpty() ? NEVER : watch.pauses.get(0).after().arrival();
    long unchecked = watch.unchecked.isEmpty() ? NEVER : watch.unchecked.get(0);
    long due = due();
    long said = Math.min(Math.min(naming, pause), unchecked);
    long next = Math.min(Math.min(Math.min(record, end), said), due);
    if (next > until) {
      return next;
    }
    if (next == record) {
      registered(watch.coming.remove(0));
    } else if (next == end) {
      limits(device(), end);
    } else if (next == naming) {
      named(watch.naming.remove(0));
    } else if (next == pause) {
      spokeAgain(watch.pauses.remove(0));
    } else if (next == unchecked) {
      wentUnchecked(watch.unchecked.remove(0));
    } else {
      absent(due);
    }
    return APPLIED;
  }

  /** The record in force: there is one wherever a device is watched or excused. */
  private DeviceRecord device() {
    return Objects.requireNonNull(watch.current);
  }

  private long suspensionEnds() {
    DeviceRecord device = watch.current;
    if (device == null) {
      return NEVER;
    }
    boolean ends =
        device.status() == DeviceStatus.SUSPENDED
            && watch.deadline == SilenceSettings.UNWATCHED
            && device.cadenceSeconds() > 0;
    return ends ? device.suspendedUntil() : NEVER;
  }

  private long due() {
    boolean waiting = watch.open == null || !watch.open.told();
    if (watch.deadline == SilenceSettings.UNWATCHED || !waiting) {
      return NEVER;
    }
    return ticks.due(since(), watch.deadline, SilenceSettings.cadence(device()));
  }

  /** Silence counts from where the device was last heard, or may have been. */
  private long since() {
    LastMessage last = last();
    long heard = Math.max(watch.base, watch.newestUnchecked);
    return last == null ? heard : Math.max(last.arrival(), heard);
  }

  /** The newest message before what is next. */
  private @Nullable LastMessage last() {
    return watch.pauses.isEmpty() ? newest : watch.pauses.get(0).before();
  }

  private void registered(Accepted<DeviceRecord> accepted) {
    DeviceRecord record = accepted.content();
    if (record.status() == DeviceStatus.REMOVED) {
      removed(record, accepted.validFrom());
    } else {
      limits(record, accepted.validFrom());
    }
  }

  private void removed(DeviceRecord record, long at) {
    if (watch.current == null) {
      return;
    }
    Absence absence = watch.open != null ? watch.open : watch.closed;
    if (absence != null) {
      excuse(absence, record, at);
    }
    leave(at);
    watch.current = null;
    watch.deadline = SilenceSettings.UNWATCHED;
    watch.open = null;
    watch.closed = null;
  }

  /** Puts a record in force: at the time it is valid from, or when its suspension ends. */
  private void limits(DeviceRecord record, long at) {
    long deadline = settings.deadline(record, at);
    boolean moved =
        watch.current != null && !Presence.group(record).equals(Presence.group(watch.current));
    if (deadline == SilenceSettings.UNWATCHED || moved) {
      leave(at);
    }
    boolean ended = endedByMove(record, at);
    if (deadline == SilenceSettings.UNWATCHED && watch.open != null) {
      excuse(watch.open, record, at);
      watch.open = watch.open.excused();
    }
    if (deadline != watch.deadline || ended) {
      watch.base = at;
    }
    watch.current = record;
    watch.deadline = deadline;
    if (deadline != SilenceSettings.UNWATCHED) {
      tell(PresenceChange.JOINED, Presence.group(record), at, NO_ONSET, last());
    }
  }

  /** A silence ends where a device is expected no more; where it is now, another may begin. */
  private boolean endedByMove(DeviceRecord record, long at) {
    Absence absence = watch.open != null ? watch.open : watch.closed;
    if (absence == null || absence.group().equals(Presence.group(record))) {
      return false;
    }
    excuse(absence, record, at);
    boolean ended = watch.open != null;
    watch.open = null;
    watch.closed = null;
    return ended;
  }

  private void leave(long at) {
    if (watch.deadline != SilenceSettings.UNWATCHED) {
      tell(PresenceChange.LEFT, Presence.group(device()), at, NO_ONSET, last());
    }
  }

  /** The record that excuses a device is the one that its group is shown. */
  private void excuse(Absence absence, DeviceRecord by, long at) {
    DeviceRecord before = watch.current;
    watch.current = by;
    tell(PresenceChange.EXCUSED, at, absence, last());
    watch.current = before;
  }

  /** A device of some group says that it speaks through this one. */
  private void named(Accepted<DeviceRecord> accepted) {
    String group = Presence.group(accepted.content());
    if (!watch.behind.add(group) || watch.deadline == SilenceSettings.UNWATCHED) {
      return;
    }
    boolean own = group.equals(Presence.group(device()));
    Role role = own ? Role.GATEWAY : Role.GATEWAY_ELSEWHERE;
    long at = accepted.validFrom();
    out.accept(new Presence(PresenceChange.JOINED, group, at, NO_ONSET, device(), role, last()));
    if (!own && watch.open != null && watch.open.told()) {
      long onset = watch.open.onset();
      out.accept(new Presence(PresenceChange.ABSENT, group, at, onset, device(), role, last()));
    }
  }

  private void absent(long due) {
    long onset = watch.open == null ? since() : watch.open.onset();
    watch.open = new Absence(onset, due, Presence.group(device()), true);
    watch.closed = null;
    tell(PresenceChange.ABSENT, due, watch.open, last());
  }

  private void spokeAgain(MessageGap pause) {
    Absence absence = watch.open != null ? watch.open : watch.closed;
    if (absence == null || watch.current == null) {
      return;
    }
    boolean disproved = pause.disproves(absence);
    if (disproved || watch.open != null) {
      PresenceChange change = disproved ? PresenceChange.DISPROVED : PresenceChange.BACK;
      tell(change, pause.after().arrival(), absence, pause.after());
      watch.open = null;
      watch.closed = disproved ? null : absence;
    }
  }

  /**
   * Nobody listened to what the device may have said: its deadline begins again. Its groups are
   * told once in a cadence, as what they make of it lasts longer.
   */
  private void wentUnchecked(long at) {
    watch.newestUnchecked = Math.max(watch.newestUnchecked, at);
    if (watch.deadline == SilenceSettings.UNWATCHED) {
      return;
    }
    boolean told =
        watch.toldUnchecked != Member.HEARD
            && at - watch.toldUnchecked < SilenceSettings.cadence(device());
    if (!told) {
      watch.toldUnchecked = at;
      tell(PresenceChange.UNCHECKED, Presence.group(device()), at, NO_ONSET, last());
    }
  }

  private void tell(PresenceChange change, long at, Absence absence, @Nullable LastMessage last) {
    tell(change, absence.group(), at, absence.onset(), last);
  }

  /** Tells the device's own group, and those whose gateway it is. */
  private void tell(
      PresenceChange change, String own, long at, long onset, @Nullable LastMessage last) {
    boolean alone = own.startsWith(Presence.Groups.ALONE);
    if (!alone || onset != NO_ONSET) {
      Role role = watch.behind.isEmpty() ? Role.MEMBER : Role.GATEWAY;
      out.accept(new Presence(change, own, at, onset, device(), role, last));
    }
    for (String group : watch.behind) {
      if (!group.equals(own)) {
        out.accept(new Presence(change, group, at, onset, device(), Role.GATEWAY_ELSEWHERE, last));
      }
    }
  }
}
