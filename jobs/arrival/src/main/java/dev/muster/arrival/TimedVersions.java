package dev.muster.arrival;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versions of one device or bundle in order of validity. A record of arrival {@code t} is
 * judged by the version valid at {@code t}, whichever versions are already known by then.
 *
 * <p>Versions are added in the order they were accepted. One that is valid no later than others
 * before it replaces those, as happens when the broker's clock steps back: the newer version wins.
 * Immutable and safe for use by many threads if the versions are.
 */
public final class TimedVersions<T> {
  private static final TimedVersions<?> NONE = new TimedVersions<>(List.of());

  private final List<Entry<T>> entries;

  private TimedVersions(List<Entry<T>> entries) {
    this.entries = entries;
  }

  /**
   * A version and when it begins to count.
   *
   * @param validFrom milliseconds, inclusive
   */
  public record Entry<T>(long validFrom, T version) {}

  /** Returns no versions. */
  @SuppressWarnings("unchecked") // Immutable and empty, so it is a value of every T.
  public static <T> TimedVersions<T> none() {
    return (TimedVersions<T>) NONE;
  }

  /**
   * Returns versions that were {@link #entries() stored} before.
   *
   * @throws IllegalArgumentException if they are not in strictly growing order of validity
   */
  public static <T> TimedVersions<T> of(List<Entry<T>> entries) {
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i - 1).validFrom() >= entries.get(i).validFrom()) {
        throw new IllegalArgumentException("versions are not in order of validity");
      }
    }
    return new TimedVersions<>(List.copyOf(entries));
  }

  /** Returns these versions and a newer one, which replaces all that are not valid before it. */
  public TimedVersions<T> with(long validFrom, T version) {
    Stream<Entry<T>> before = entries.stream().filter(entry -> entry.validFrom() < validFrom);
    return new TimedVersions<>(
        Stream.concat(before, Stream.of(new Entry<>(validFrom, version))).toList());
  }

  /** Returns the version valid at this time, or nothing before the first. */
  public Optional<T> at(long time) {
    int index = indexAt(time);
    return index < 0 ? Optional.empty() : Optional.of(entries.get(index).version());
  }

  /**
   * Returns the versions still needed once nothing that arrived at or before the watermark can come
   * any more: the one valid just after it, and those that begin later.
   */
  public TimedVersions<T> prune(long watermark) {
    long oldest = watermark == Long.MAX_VALUE ? watermark : watermark + 1;
    int first = indexAt(oldest);
    if (first <= 0) {
      return this;
    }
    return new TimedVersions<>(List.copyOf(entries.subList(first, entries.size())));
  }

  /** Returns the versions in order of validity, unmodifiable. */
  public List<Entry<T>> entries() {
    return entries;
  }

  private int indexAt(long time) {
    int index = entries.size() - 1;
    while (index >= 0 && entries.get(index).validFrom() > time) {
      index--;
    }
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimedVersions<?> that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
