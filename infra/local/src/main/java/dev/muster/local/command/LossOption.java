package dev.muster.local.command;

import dev.muster.connectors.kafka.resume.LostRecords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which losses a person accepts. */
@SuppressWarnings("NullAway.Init") // Set by picocli, before the command is called.
final class LossOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--accept-loss",
      paramLabel = "LOSS",
      split = ",",
      description =
          "Go on without records that the log has lost, exactly those that a refused start named,"
              + " such as muster.telemetry/2@100-199. The table runs notes it.")
  private List<String> losses = List.of();

  Set<LostRecords> accepted() {
    Set<LostRecords> accepted = new LinkedHashSet<>();
    for (String loss : losses) {
      try {
        accepted.add(LostRecords.parse(loss));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            spec.commandLine(),
            "--accept-loss " + String.valueOf(e.getMessage()).replace('`', '\'') + ".",
            e);
      }
    }
    return accepted;
  }
}
