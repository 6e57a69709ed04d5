package dev.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What follows from a finding. */
@Command(
    name = "rules",
    description = "What follows from a finding: YAML files, published as a whole.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  ./muster rules check my-rules",
    subcommands = {RulesCommand.Check.class, RulesCommand.Publish.class, RulesCommand.Show.class})
final class RulesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  /** Checks rules. */
  @Command(
      name = "check",
      description = "Tell every problem with its file, its line and what to write instead.",
      footerHeading = "%nExample:%n",
      footer = "  ./muster rules check my-rules")
  static final class Check extends BundleCheck {
    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "Tell what the ceilings of this file cap (default: those that hold without).")
    private Path config;

    Check() {
      super(BundleKind.RULES);
    }

    @Override
    void note(CheckedBundle bundle, PrintWriter err) {
      bundle.tellCaps(FleetAccess.ceilings(config), err);
    }
  }

  /** Publishes rules. */
  @Command(
      name = "publish",
      description = "Check, sign and publish the files of a directory; returns when they count.",
      footerHeading = "%nExample:%n",
      footer = "  ./muster rules publish my-rules")
  static final class Publish extends BundlePublish {
    Publish() {
      super(BundleKind.RULES);
    }

    @Override
    void note(CheckedBundle bundle, FleetAccess access, PrintWriter err) {
      bundle.tellCaps(access.ceilings(), err);
    }
  }

  /** Shows rules. */
  @Command(
      name = "show",
      description = "Show the newest published rules.",
      footerHeading = "%nExample:%n",
      footer = "  ./muster rules show")
  static final class Show extends BundleShow {
    Show() {
      super(BundleKind.RULES);
    }
  }
}
