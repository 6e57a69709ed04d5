package dev.muster.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
    Check() {
      super(BundleKind.RULES);
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
