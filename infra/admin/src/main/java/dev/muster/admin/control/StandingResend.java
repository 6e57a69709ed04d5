package dev.muster.admin.control;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.remediate.Intent;
import dev.muster.remediate.StatusChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the standings that go with commands which never reached dispatch, each over what the
 * registry says now. One that stands there already is not written again, so what was written
 * without its command can be sent once more.
 */
public record StandingResend(
    ControlTopic<DeviceRecord> registry, ControlPublisher<DeviceRecord> registrar) {
  /**
   * Writes the standing of the last of each device's commands, and waits until all are valid.
   *
   * @return how many were written
   * @throws PublishFailedException if the broker doesn't take them; some may have been published
   */
  public int send(List<Intent> intents) {
    Map<String, StatusChange> last = new TreeMap<>();
    for (Intent intent : sorted(intents)) {
      StatusChange change = intent.statusChange();
      if (change != null) {
        last.put(intent.device(), change);
      }
    }
    List<DeviceRecord> standings = new ArrayList<>();
    last.forEach(
        (device, change) ->
            registry.newest(device).flatMap(change::over).ifPresent(standings::add));
    publish(standings);
    return standings.size();
  }

  private static List<Intent> sorted(List<Intent> intents) {
    return intents.stream().sorted(Comparator.comparingLong(Intent::counter)).toList();
  }

  private void publish(List<DeviceRecord> standings) {
    try {
      registrar.publish(standings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while standings become valid", e);
    }
  }
}
