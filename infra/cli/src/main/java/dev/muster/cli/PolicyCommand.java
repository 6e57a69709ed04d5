package dev.muster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who may open what. */
@Command(
    name = "policy",
    description = "Who may open what: YAML files, published as a whole.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  ./muster policy check my-policies",
    subcommands = {
      PolicyCommand.Check.class,
      PolicyCommand.Publish.class,
      PolicyCommand.Show.class
    })
final class PolicyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  /** Checks policies. */
  @Command(
      name = "check",
      description = "Tell every problem with its file, its line and what to write instead.",
      footerHeading = "%nExample:%n",
      footer = "  ./muster policy check my-policies")
  static final class Check extends BundleCheck {
    Check() {
      super(BundleKind.POLICY);
    }
  }

  /** Publishes policies. */
  @Command(
      name = "publish",
      description = "Check, sign and publish the files of a directory; returns when they count.",
      footerHeading = "%nExample:%n",
      footer = "  ./muster policy publish my-policies")
  static final class Publish extends BundlePublish {
    Publish() {
      super(BundleKind.POLICY);
    }
  }

  /** Shows policies. */
  @Command(
      name = "show",
      description = "Show the newest published policies.",
      footerHeading = "%nExample:%n",
      footer = "  ./muster policy show")
  static final class Show extends BundleShow {
    Show() {
      super(BundleKind.POLICY);
    }
  }
}
