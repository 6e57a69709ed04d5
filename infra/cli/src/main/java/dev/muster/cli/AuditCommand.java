package dev.muster.cli;

import picocli.CommandLine.Command;

/** Compares topics with the audit tables, sends again what an outage took, and keeps them quick. */
@Command(
    name = "audit",
    description = {
      "Check that topics and audit tables agree, mend what an outage took, and keep the tables quick."
    },
    footer = "  ./muster audit reconcile")
final class AuditCommand extends CommandGroup {
  AuditCommand() {
    super(ReconcileCommand.class, RequarantineCommand.class, MaintainCommand.class);
  }
}
