package dev.muster.cli;

import dev.muster.control.registry.DeviceRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a device. */
@Command(
    name = "show",
    description = "Show a device's newest record.",
    footer = "  ./muster device show pump-7")
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class DeviceShowCommand implements Runnable {
  @Mixin private FleetAccess fleet;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "ID", description = "The device.")
  private String device;

  @Override
  public void run() {
    DeviceRecord record = DeviceStatusCommand.known(fleet.registry(), device);
    DeviceView view = DeviceView.of(record);
    json.print(view, view.page());
  }
}
