package dev.muster.admin.approval;

import dev.muster.admin.AdminException;
import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.remediate.Intent;
import java.util.List;

/** The commands that wait for consent, by the tables {@code commands} and {@code findings}. */
public final class Proposals {
  private static final int SHORTEST = 4;

  private final List<Proposal> waiting;

  private Proposals(List<Proposal> waiting) {
    this.waiting = waiting;
  }

  /**
   * Reads the tables.
   *
   * @throws AdminException if a row of one that waits can't be trusted
   */
  public static Proposals in(AuditCatalog catalog) {
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.COMMANDS, AuditTables.FINDINGS)) {
      return new Proposals(WaitingRows.in(rows));
    }
  }

  /** Those that wait and have not expired by a time, oldest first. */
  public List<Proposal> before(long now) {
    return waiting.stream().filter(one -> one.intent().expiryMillis() > now).toList();
  }

  /**
   * The one whose id begins like this.
   *
   * @throws AdminException if there is none, more than one, it has expired by now, or consent would
   *     come to nothing
   */
  public Proposal named(String beginning, long now) {
    List<Proposal> named =
        waiting.stream().filter(one -> one.intent().id().startsWith(beginning)).toList();
    if (beginning.length() < SHORTEST || named.isEmpty()) {
      throw new AdminException(
          "No command %s waits for approval: ./muster approve --list shows those that do."
              .formatted(beginning));
    }
    if (named.size() > 1) {
      throw new AdminException(
          "%s commands begin with %s: write more of the id.".formatted(named.size(), beginning));
    }
    requireTime(named.get(0).intent(), now);
    requireGround(named.get(0));
    return named.get(0);
  }

  private static void requireGround(Proposal proposal) {
    if (proposal.obstacle().isPresent()) {
      throw new AdminException(
          "The command %s would be held, since %s: what is so now may be found and proposed again."
              .formatted(proposal.intent().id(), proposal.obstacle().get()));
    }
  }

  private static void requireTime(Intent intent, long now) {
    if (intent.expiryMillis() <= now) {
      throw new AdminException(
          "The command %s has expired: what caused it may be found and proposed again."
              .formatted(intent.id()));
    }
  }
}
