package dev.muster.verify.identity;

import dev.muster.arrival.TimedVersions;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.verify.ReplaySettings;
import dev.muster.verify.gap.GapLog;
import dev.muster.verify.replay.KeyReplay;
import dev.muster.verify.replay.ReplayMark;
import dev.muster.verify.replay.ReplayStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is kept of one device: what the registry said and when, what was seen of its
 * keys, and the checks of the newest second that led to nothing. Immutable.
 *
 * <p>Bounded: {@value #MAX_KEYS} keys of two windows each, at most 1,024 recent digests per key,
 * and the registry versions that may still be needed. About 700 bytes for a device with one key in
 * its second epoch. Only a registry record creates it, so a stranger's device ids cost nothing; it
 * outlives the device's removal, or its messages could be replayed after it is added again.
 *
 * @param versions what the registry said, by time
 * @param keys what was seen of each key
 * @param failures checks of the newest second that led to nothing
 */
public record DeviceState(
    TimedVersions<DeviceRecord> versions, List<KeyReplay> keys, FailureBudget failures) {

  /** A device of which nothing is known. */
  public static final DeviceState EMPTY =
      new DeviceState(TimedVersions.none(), List.of(), FailureBudget.UNTOUCHED);

  /** A registry record holds as many keys, so a key that is in force never has to leave. */
  static final int MAX_KEYS = DeviceRecord.MAX_KEYS;

  public DeviceState {
    keys = List.copyOf(keys);
  }

  /** The state after the registry said something newer. */
  public DeviceState with(long validFrom, DeviceRecord record) {
    return new DeviceState(versions.with(validFrom, record), keys, failures);
  }

  /** The state without the registry versions that no arrival after {@code time} needs. */
  @SuppressWarnings("ReferenceEquality") // The same object where nothing changed.
  public DeviceState prunedTo(long time) {
    TimedVersions<DeviceRecord> needed = versions.prune(time);
    return needed == versions ? this : new DeviceState(needed, keys, failures);
  }

  DeviceState with(FailureBudget changed) {
    return new DeviceState(versions, keys, changed);
  }

  ReplayStatus sight(ReplayMark mark, ReplaySettings settings) {
    return replay(mark.kid())
        .map(replay -> replay.sight(mark.epoch(), mark.sequence(), settings))
        .orElse(ReplayStatus.NEW);
  }

  /** Whether a new message is one of those that its key would sign next. */
  boolean isNear(ReplayMark mark) {
    return replay(mark.kid())
        .map(replay -> replay.isNear(mark.epoch(), mark.sequence()))
        .orElse(true);
  }

  /** The state after a message that was {@link ReplayStatus#NEW}, judged by {@code registered}. */
  DeviceState mark(ReplayMark mark, DeviceRecord registered, GapLog gaps, ReplaySettings settings) {
    List<KeyReplay> marked = new ArrayList<>(keys);
    int index = indexOf(mark.kid());
    if (index >= 0) {
      marked.set(index, keys.get(index).mark(mark, gaps.of(mark.kid()), settings));
    } else {
      if (marked.size() >= MAX_KEYS) {
        retire(marked, registered, gaps);
      }
      marked.add(KeyReplay.first(mark, settings));
    }
    return new DeviceState(versions, marked, failures);
  }

  /** The state after a message that was an {@link ReplayStatus#EPOCH_JUMP}. */
  @SuppressWarnings("ReferenceEquality") // The same object where nothing changed.
  DeviceState jump(ReplayMark mark) {
    int index = indexOf(mark.kid());
    KeyReplay jumped = keys.get(index).jump(mark);
    if (jumped == keys.get(index)) {
      return this;
    }
    List<KeyReplay> marked = new ArrayList<>(keys);
    marked.set(index, jumped);
    return new DeviceState(versions, marked, failures);
  }

  Optional<KeyReplay> replay(long kid) {
    int index = indexOf(kid);
    return index < 0 ? Optional.empty() : Optional.of(keys.get(index));
  }

  private int indexOf(long kid) {
    for (int index = 0; index < keys.size(); index++) {
      if (keys.get(index).kid() == kid) {
        return index;
      }
    }
    return -1;
  }

  /** Drops the key that was silent longest among those that the registry no longer names. */
  private static void retire(List<KeyReplay> keys, DeviceRecord registered, GapLog gaps) {
    KeyReplay retired =
        keys.stream()
            .filter(key -> registered.key(key.kid()).isEmpty())
            .min(Comparator.comparingLong(KeyReplay::lastMarked))
            .orElseThrow();
    retired.close(gaps.of(retired.kid()));
    keys.remove(retired);
  }
}
