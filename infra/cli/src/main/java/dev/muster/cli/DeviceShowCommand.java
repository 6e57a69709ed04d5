package dev.muster.cli;

import dev.muster.admin.query.PlainText;
import dev.muster.control.registry.DeviceRecord;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a device. */
@Command(
    name = "show",
    description = "Show a device's newest record.",
    footerHeading = "%nExample:%n",
    footer = "  ./muster device show pump-7")
final class DeviceShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetAccess fleet;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "ID", description = "The device.")
  private String device;

  @Override
  public Integer call() {
    DeviceRecord record = DeviceStatusCommand.known(fleet.registry(), device);
    PrintWriter out = spec.commandLine().getOut();
    json.print(out, DeviceView.of(record), page(record));
    out.flush();
    return 0;
  }

  private static String page(DeviceRecord record) {
    StringBuilder page = new StringBuilder();
    JsonOption.named(DeviceView.of(record))
        .forEach(
            (name, value) ->
                page.append(
                    "%-10s %s%n".formatted(name, value == null ? "-" : PlainText.line(value))));
    return page.toString().stripTrailing();
  }
}
