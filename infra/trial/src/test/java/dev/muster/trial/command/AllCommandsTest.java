package dev.muster.trial.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cli.Muster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command line with what every module brings, but for the benchmarks. */
class AllCommandsTest {
  private final CommandLine muster = Muster.commandLine();

  @Test
  void areShownAsAPersonComesToNeedThem() {
    assertThat(muster.getSubcommands().keySet())
        .containsExactly(
            "demo",
            "init",
            "up",
            "run",
            "device",
            "trust",
            "policy",
            "rules",
            "approve",
            "command",
            "findings",
            "backtest",
            "audit",
            "sql",
            "topic",
            "cluster");
    assertThat(muster.getSubcommands().get("cluster").getSubcommands().keySet())
        .containsExactly("up", "down", "adopt", "demo");
  }

  @Test
  void showAnExampleInTheirHelpAndTakeTheOptionsOfAll() {
    for (CommandLine command : all(muster)) {
      String name = command.getCommandSpec().qualifiedName();
      assertThat(command.getUsageMessage())
          .as(name)
          .contains("Example", "./" + name, "--help", "--version", "Exit codes:");
    }
  }

  private static List<CommandLine> all(CommandLine at) {
    List<CommandLine> all = new ArrayList<>(List.of(at));
    at.getSubcommands().values().forEach(command -> all.addAll(all(command)));
    return all;
  }
}
