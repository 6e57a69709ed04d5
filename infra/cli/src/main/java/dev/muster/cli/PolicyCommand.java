package dev.muster.cli;

import picocli.CommandLine.Command;

/** Who may open what. */
@Command(
    name = "policy",
    description = "Who may open what: YAML files, published as a whole.",
    footer = "  ./muster policy check my-policies")
final class PolicyCommand extends CommandGroup {
  PolicyCommand() {
    super(Check.class, Publish.class, Show.class);
  }

  /** Checks policies. */
  @Command(
      name = "check",
      description = "Tell every problem with its file, its line and what to write instead.",
      footer = "  ./muster policy check my-policies")
  static final class Check extends BundleCommand.Check {
    Check() {
      super(BundleKind.POLICY);
    }
  }

  /** Publishes policies. */
  @Command(
      name = "publish",
      description = "Check, sign and publish the files of a directory; returns when they count.",
      footer = "  ./muster policy publish my-policies")
  static final class Publish extends BundleCommand.Publish {
    Publish() {
      super(BundleKind.POLICY);
    }
  }

  /** Shows policies. */
  @Command(
      name = "show",
      description = "Show the newest published policies.",
      footer = "  ./muster policy show")
  static final class Show extends BundleShow {
    Show() {
      super(BundleKind.POLICY);
    }
  }
}
