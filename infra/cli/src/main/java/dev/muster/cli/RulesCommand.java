package dev.muster.cli;

import dev.muster.control.bundle.TextDocument;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What follows from a finding. */
@Command(
    name = "rules",
    description = "What follows from a finding: YAML files, published as a whole.",
    footer = "  ./muster rules check my-rules")
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class RulesCommand extends CommandGroup {
  RulesCommand() {
    super(Check.class, Publish.class, Show.class);
  }

  /** Checks rules. */
  @Command(
      name = "check",
      description = "Tell every problem with its file, its line and what to write instead.",
      footer = "  ./muster rules check my-rules")
  static final class Check extends BundleCommand.Check {
    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "Tell what the ceilings of this file cap (default: those that hold without).")
    private @Nullable Path config;

    Check() {
      super(BundleKind.RULES);
    }

    @Override
    List<TextDocument> checked() {
      return tellingCaps(super.checked(), FleetAccess.ceilings(config));
    }
  }

  /** Publishes rules. */
  @Command(
      name = "publish",
      description = "Check, sign and publish the files of a directory; returns when they count.",
      footer = "  ./muster rules publish my-rules")
  static final class Publish extends BundleCommand.Publish {
    Publish() {
      super(BundleKind.RULES);
    }

    @Override
    List<TextDocument> checked() {
      return tellingCaps(super.checked(), fleet.ceilings());
    }
  }

  /** Shows rules. */
  @Command(
      name = "show",
      description = "Show the newest published rules.",
      footer = "  ./muster rules show")
  static final class Show extends BundleShow {
    Show() {
      super(BundleKind.RULES);
    }
  }
}
