package dev.muster.verify.gap;

import java.util.ArrayList;
import java.util.List;

/** Collects the gap runs that one message closes. Not thread-safe. */
public final class GapLog {
  private final long arrival;
  private final String device;
  private final long registryVersion;
  private List<GapRun> runs = List.of();

  /** The gaps that one message of a device ends. */
  public GapLog(long arrival, String device, long registryVersion) {
    this.arrival = arrival;
    this.device = device;
    this.registryVersion = registryVersion;
  }

  /** Takes the runs of one key. */
  public Gaps of(long kid) {
    return (epoch, first, last) ->
        add(new GapRun(arrival, device, kid, epoch, first, last, registryVersion));
  }

  /** The runs, in the order in which they were found. */
  public List<GapRun> runs() {
    return runs;
  }

  private void add(GapRun run) {
    if (runs.isEmpty()) {
      runs = new ArrayList<>();
    }
    runs.add(run);
  }
}
