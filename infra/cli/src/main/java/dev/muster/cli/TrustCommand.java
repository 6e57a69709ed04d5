package dev.muster.cli;

import picocli.CommandLine.Command;

/** Which keys are believed. */
@Command(
    name = "trust",
    description = "Which keys are no longer believed.",
    footer = "  ./muster trust revoke pump-7")
final class TrustCommand extends CommandGroup {
  TrustCommand() {
    super(TrustRevokeCommand.class);
  }
}
