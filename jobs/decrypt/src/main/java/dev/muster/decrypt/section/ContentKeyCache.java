package dev.muster.decrypt.section;

import dev.muster.message.section.UnwrappedKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content keys that were unwrapped lately, in memory only. Bounded in number, and by the time
 * of arrival in age: a key is kept at most a day, as long as a device may use it, and an hour
 * without use. Keys that leave are overwritten. Not thread-safe.
 */
public final class ContentKeyCache {
  /** Longest that a key is kept, in milliseconds of arrival. */
  static final long LIFETIME = 24 * 60 * 60 * 1_000L;

  /** Longest that a key is kept without use, in milliseconds of arrival. */
  static final long IDLE = 60 * 60 * 1_000L;

  private final int capacity;
  private final Map<ContentKeyId, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /** A cache of at most so many keys. */
  public ContentKeyCache(int capacity) {
    this.capacity = capacity;
  }

  private static final class Entry {
    private final UnwrappedKey key;
    private final long since;
    private long used;

    Entry(UnwrappedKey key, long arrival) {
      this.key = key;
      this.since = arrival;
      this.used = arrival;
    }

    boolean expired(long time) {
      return time - since > LIFETIME || time - used > IDLE;
    }
  }

  /** The key, or null if it is not kept any more. Still the cache's own. */
  @Nullable UnwrappedKey find(ContentKeyId id, long arrival) {
    Entry entry = entries.get(id);
    if (entry == null) {
      return null;
    }
    if (entry.expired(arrival)) {
      entries.remove(id);
      entry.key.destroy();
      return null;
    }
    entry.used = Math.max(entry.used, arrival);
    return entry.key;
  }

  /** Keeps a key, which is the cache's from now on. */
  void keep(ContentKeyId id, UnwrappedKey key, long arrival) {
    Entry before = entries.put(id, new Entry(key, arrival));
    if (before != null) {
      before.key.destroy();
    }
    if (entries.size() > capacity) {
      removeEldest();
    }
  }

  /** Removes what was not used for an hour before a time. */
  public void expireTo(long time) {
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      if (!entry.expired(time)) {
        return;
      }
      entry.key.destroy();
      oldest.remove();
    }
  }

  /** Overwrites and forgets all keys. */
  public void clear() {
    entries.values().forEach(entry -> entry.key.destroy());
    entries.clear();
  }

  /** How many keys are kept. */
  public int size() {
    return entries.size();
  }

  private void removeEldest() {
    Iterator<Entry> oldest = entries.values().iterator();
    oldest.next().key.destroy();
    oldest.remove();
  }
}
