package dev.muster.detect.silence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a group of devices that may fall silent for one cause. Mutable: a snapshot works
 * on a {@link #copy}.
 *
 * <p>Bounded by the devices of the group: about 100 bytes for each, and about 500 more for each
 * that is missing or was. Gone when the last device has left.
 */
public final class DeviceGroup {
  /** Who is expected to speak, gateways from elsewhere included. */
  final TreeMap<String, Member> members = new TreeMap<>();

  /** Who has not. */
  final TreeMap<String, MissingDevice> missing = new TreeMap<>();

  /** What the watermark has not passed. */
  final List<Presence> waiting = new ArrayList<>();

  /** That the whole group is silent; null while it is not. */
  @Nullable Outage outage;

  private long firstExpiry = MissingDevice.NEVER;

  /** Lets a change wait until everything that happened before it is known. */
  public void await(Presence presence) {
    waiting.add(presence);
  }

  /** Whether nothing is left that a later change could need. */
  public boolean isOver() {
    return members.isEmpty() && missing.isEmpty() && waiting.isEmpty() && outage == null;
  }

  /** Notes what is made of a missing device. */
  void put(String device, MissingDevice state) {
    missing.put(device, state);
    firstExpiry = Math.min(firstExpiry, state.expiry());
  }

  /** A time before which nothing that is held back is to be decided, in milliseconds. */
  long firstExpiry() {
    return firstExpiry;
  }

  /** The silence that is to be decided first, null for none; visits all that are missing. */
  Map.@Nullable Entry<String, MissingDevice> firstHeld() {
    Map.Entry<String, MissingDevice> first = null;
    for (Map.Entry<String, MissingDevice> entry : missing.entrySet()) {
      if (entry.getValue().phase() == MissingDevice.Phase.HELD
          && (first == null || entry.getValue().expiry() < first.getValue().expiry())) {
        first = entry;
      }
    }
    firstExpiry = first == null ? MissingDevice.NEVER : first.getValue().expiry();
    return first;
  }

  /** A copy that shares nothing mutable. */
  public DeviceGroup copy() {
    DeviceGroup copy = new DeviceGroup();
    copy.members.putAll(members);
    copy.missing.putAll(missing);
    copy.waiting.addAll(waiting);
    copy.outage = outage;
    copy.firstExpiry = firstExpiry;
    return copy;
  }
}
