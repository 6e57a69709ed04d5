package dev.muster.verify;

import java.util.ArrayList;
import java.util.List;

/** Collects the gap runs that one message closes. Not thread-safe. */
final class GapLog {
  private final long arrival;
  private final String device;
  private final long registryVersion;
  private List<GapRun> runs = List.of();

  GapLog(long arrival, String device, long registryVersion) {
    this.arrival = arrival;
    this.device = device;
    this.registryVersion = registryVersion;
  }

  /** Takes the runs of one key. */
  Gaps of(long kid) {
    return (epoch, first, last) ->
        add(new GapRun(arrival, device, kid, epoch, first, last, registryVersion));
  }

  List<GapRun> runs() {
    return runs;
  }

  private void add(GapRun run) {
    if (runs.isEmpty()) {
      runs = new ArrayList<>();
    }
    runs.add(run);
  }
}
