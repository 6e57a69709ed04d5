package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.admin.approval.Proposal;
import dev.muster.admin.approval.Proposals;
import dev.muster.control.approval.Approval;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.Identifiers;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Consents to a command that waits for it; returns when the consent counts. */
@Command(
    name = "approve",
    description = {
      "Consent to a command that waits for it. The consent is signed, and counts for exactly"
          + " what is shown."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./muster approve --list", "  ./muster approve 4f1c02d7 --by anna"})
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class ApproveCommand implements Callable<Integer> {
  @Mixin private FleetAccess fleet;
  @Mixin private JsonOption json;

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who consents, as a pseudonym (default: ${DEFAULT-VALUE}).")
  private String approver;

  private final InstantSource clock = InstantSource.system();

  private static final class Which {
    @Parameters(paramLabel = "ID", description = "The command, or how its id begins.")
    private @Nullable String id;

    @SuppressWarnings("UnusedVariable") // Exactly one of the two is given, so the other tells.
    @Option(names = "--list", description = "Show the commands that wait.")
    private boolean list;
  }

  @Override
  public Integer call() throws InterruptedException {
    Proposals proposals = Proposals.in(fleet.catalog());
    if (which.id == null) {
      List<Proposal> waiting = proposals.before(clock.millis());
      json.ifEmpty(waiting, "No command waits for approval.");
      waiting.forEach(one -> json.print(ProposalView.of(one), ProposalView.line(one)));
    } else {
      approve(proposals.named(which.id, clock.millis()));
    }
    return 0;
  }

  private void approve(Proposal proposal) throws InterruptedException {
    if (!Identifiers.isId(approver)) {
      throw new AdminException(
          "Name who consents with --by NAME, 1 to 64 characters of A-Z a-z 0-9 . _ : -.");
    }
    Intent intent = proposal.intent();
    requireStanding(intent);
    long version = fleet.approvals().newest(intent.id()).map(Approval::version).orElse(0L) + 1;
    Approval approval =
        new Approval(
            version, intent.idBytes(), IntentDigest.of(intent), approver, intent.expiryMillis());
    long validFrom = fleet.approver().publish(List.of(approval));
    json.print(
        ProposalView.approved(proposal, approver, validFrom),
        "Approved " + ProposalView.line(proposal));
  }

  private void requireStanding(Intent intent) {
    DeviceRecord newest = fleet.registry().newest(intent.device()).orElse(null);
    if (newest != null && newest.status() == DeviceStatus.REMOVED) {
      throw new AdminException(
          "Device %s was removed since: a device that is not in the fleet is not commanded."
              .formatted(intent.device()));
    }
    if (newest != null && suspendedSince(newest, intent)) {
      throw new AdminException(
          "A person suspended device %s since, so the command would be held: ./muster device resume %s lifts that."
              .formatted(intent.device(), intent.device()));
    }
  }

  /** A proposal that changes no standing does not tell which record it saw. */
  private static boolean suspendedSince(DeviceRecord newest, Intent intent) {
    return newest.status() == DeviceStatus.SUSPENDED
        && newest.suspendedUntil() == DeviceRecord.NO_END
        && intent.statusChange() != null
        && newest.version() > intent.statusChange().record().version();
  }
}
