package dev.muster.cli;

import dev.muster.control.registry.DeviceRecord;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists devices. */
@Command(
    name = "list",
    description = "List every device with its newest record.",
    footer = "  ./muster device list --json | head")
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class DeviceListCommand implements Runnable {
  @Mixin private FleetAccess fleet;
  @Mixin private JsonOption json;

  @Override
  public void run() {
    long now = InstantSource.system().millis();
    for (DeviceRecord record : fleet.registry().newest().values()) {
      json.print(DeviceView.of(record), DeviceView.line(record, DeviceView.status(record, now)));
    }
  }
}
