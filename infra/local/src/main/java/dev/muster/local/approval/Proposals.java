package dev.muster.local.approval;

import dev.muster.local.query.AuditQuery;
import dev.muster.remediate.Intent;
import java.util.List;

/** The commands that wait for consent, by the table {@code commands}. */
public final class Proposals {
  private static final int SHORTEST = 4;

  private static final String WAITING =
      """
      SELECT intent, proposal_sha256, cohort, finding_kind,
        (SELECT count(*) FROM findings AS ended
         WHERE ended.finding = waiting.finding AND ended.state <> 'RAISED'
           AND ended.arrival > waiting.arrival),
        (SELECT count(*) FROM commands AS newer
         WHERE newer.device = waiting.device AND newer.state = 'ISSUED'
           AND newer.arrival > waiting.arrival)
      FROM commands AS waiting
      WHERE state = 'AWAITING_APPROVAL' AND command NOT IN
        (SELECT command FROM commands WHERE state <> 'AWAITING_APPROVAL')
      ORDER BY arrival, command
      """;

  private final List<Proposal> waiting;

  private Proposals(List<Proposal> waiting) {
    this.waiting = waiting;
  }

  /** Reads the table. */
  public static Proposals in(AuditQuery query) {
    return new Proposals(
        query.run(WAITING).rows().stream()
            .map(
                row ->
                    new Proposal(
                        Proposal.intent((String) row.get(0), (String) row.get(1)),
                        (String) row.get(2),
                        (String) row.get(3),
                        ((Number) row.get(4)).longValue() > 0,
                        ((Number) row.get(5)).longValue() > 0))
            .toList());
  }

  /** Those that wait and have not expired by a time, oldest first. */
  public List<Proposal> before(long now) {
    return waiting.stream().filter(one -> one.intent().expiryMillis() > now).toList();
  }

  /**
   * The one whose id begins like this.
   *
   * @throws UnusableProposalException if there is none, more than one, it has expired by now, or
   *     consent would come to nothing
   */
  public Proposal named(String beginning, long now) {
    List<Proposal> named =
        waiting.stream().filter(one -> one.intent().id().startsWith(beginning)).toList();
    if (beginning.length() < SHORTEST || named.isEmpty()) {
      throw new UnusableProposalException(
          "No command %s waits for approval: ./muster approve --list shows those that do."
              .formatted(beginning));
    }
    if (named.size() > 1) {
      throw new UnusableProposalException(
          "%s commands begin with %s: write more of the id.".formatted(named.size(), beginning));
    }
    requireTime(named.get(0).intent(), now);
    requireGround(named.get(0));
    return named.get(0);
  }

  private static void requireGround(Proposal proposal) {
    if (proposal.obstacle().isPresent()) {
      throw new UnusableProposalException(
          "The command %s would be held, since %s: what is so now may be found and proposed again."
              .formatted(proposal.intent().id(), proposal.obstacle().get()));
    }
  }

  private static void requireTime(Intent intent, long now) {
    if (intent.expiryMillis() <= now) {
      throw new UnusableProposalException(
          "The command %s has expired: what caused it may be found and proposed again."
              .formatted(intent.id()));
    }
  }
}
