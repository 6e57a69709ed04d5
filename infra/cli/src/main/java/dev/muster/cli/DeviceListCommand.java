package dev.muster.cli;

import dev.muster.control.registry.DeviceRecord;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists devices. */
@Command(
    name = "list",
    description = "List every device with its newest record.",
    footerHeading = "%nExample:%n",
    footer = "  ./muster device list --json | head")
final class DeviceListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetAccess fleet;
  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    long now = InstantSource.system().millis();
    for (DeviceRecord record : fleet.registry().newest().values()) {
      json.print(
          out, DeviceView.of(record), DeviceView.line(record, DeviceView.status(record, now)));
    }
    out.flush();
    return 0;
  }
}
