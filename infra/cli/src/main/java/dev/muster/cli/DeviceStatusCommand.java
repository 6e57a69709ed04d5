package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.admin.control.ControlTopic;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes how a device stands; returns when the change is valid. */
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
abstract class DeviceStatusCommand implements Callable<Integer> {
  @Mixin private FleetAccess fleet;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "ID", description = "The device.")
  private String device;

  private final DeviceStatus status;
  private final String done;

  DeviceStatusCommand(DeviceStatus status, String done) {
    this.status = status;
    this.done = done;
  }

  @Override
  public Integer call() throws InterruptedException {
    DeviceRecord next = standing(known(fleet.registry(), device));
    long validFrom = fleet.registrar().publish(List.of(next));
    json.print(DeviceView.of(next, validFrom), DeviceView.line(next, done));
    return 0;
  }

  static DeviceRecord known(ControlTopic<DeviceRecord> registry, String device) {
    return registry
        .newest(device)
        .orElseThrow(
            () ->
                new AdminException(
                    "No device %s is registered: ./muster device list shows all."
                        .formatted(device)));
  }

  private DeviceRecord standing(DeviceRecord before) {
    return before.standing(status, DeviceRecord.NO_END);
  }

  @Command(
      name = "suspend",
      description = "Refuse a device's telemetry until it is resumed.",
      footer = "  ./muster device suspend pump-7")
  static final class Suspend extends DeviceStatusCommand {
    Suspend() {
      super(DeviceStatus.SUSPENDED, "suspended");
    }
  }

  @Command(
      name = "resume",
      description = "Take a suspended device's telemetry again.",
      footer = "  ./muster device resume pump-7")
  static final class Resume extends DeviceStatusCommand {
    Resume() {
      super(DeviceStatus.ACTIVE, "resumed");
    }
  }

  @Command(
      name = "remove",
      description = "Take a device out of the fleet, by a signed record.",
      footer = "  ./muster device remove pump-7")
  static final class Remove extends DeviceStatusCommand {
    Remove() {
      super(DeviceStatus.REMOVED, "removed");
    }
  }
}
