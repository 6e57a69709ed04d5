package dev.muster.remediate.decision;

import static dev.muster.remediate.decision.Plant.HOUR;
import static dev.muster.remediate.decision.Plant.MINUTE;
import static dev.muster.remediate.decision.Plant.NOON;
import static dev.muster.remediate.decision.Plant.approval;
import static dev.muster.remediate.decision.Plant.book;
import static dev.muster.remediate.decision.Plant.cause;
import static dev.muster.remediate.decision.Plant.hot;
import static dev.muster.remediate.decision.Plant.rest;
import static dev.muster.remediate.decision.Remedies.patient;
import static dev.muster.remediate.decision.Remedies.resetOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.remediate.CommandState;
import dev.muster.remediate.Consent;
import dev.muster.remediate.Hold;
import dev.muster.remediate.IgnoredReason;
import dev.muster.remediate.Intent;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.rule.RuleBook;
import org.junit.jupiter.api.Test;

class RemediationApprovalTest {
  private final Ledger ledger = new Ledger();

  @Test
  void issuesOnlyWhatAPersonConsentedTo() {
    Remediation remediation = under(book(10, 10, rest()));
    remediation.add(hot("pump-1", NOON));
    remediation.advance(NOON);
    Intent proposal = ledger.in(CommandState.AWAITING_APPROVAL).get(0).intent();
    assertThat(ledger.intents).isEmpty();
    assertThat(proposal.issued()).isFalse();

    remediation.addApproval(approval(proposal, new byte[32], NOON + 1000));
    remediation.addApproval(Plant.endingAtOnce(approval(proposal, NOON + 1500)));
    remediation.addApproval(approval(proposal, NOON + 2000));
    remediation.advance(NOON + 2000);
    assertThat(ledger.reasons())
        .containsExactly(IgnoredReason.APPROVAL_OTHER_CONTENT, IgnoredReason.APPROVAL_ENDED);
    assertThat(ledger.intents).containsExactly(proposal.issuedAs(NOON + 2000, "anna", 3, 41));
    assertThat(ledger.in(CommandState.ISSUED).get(0).consent())
        .isEqualTo(new Consent("anna", 1, NOON + 2000));

    remediation.addApproval(approval(proposal, NOON + 3000));
    remediation.advance(NOON + 3000);
    assertThat(ledger.intents).hasSize(1);
  }

  @Test
  void coolsDownFromTheConsentAndNotFromTheProposal() {
    Remediation remediation = under(book(10, 10, patient(rest())));
    remediation.add(hot("pump-1", NOON));
    remediation.advance(NOON);
    Intent proposal = ledger.changes.get(0).intent();
    remediation.addApproval(approval(proposal, NOON + 50 * MINUTE));
    remediation.add(hot("pump-1", NOON + 51 * MINUTE));
    remediation.add(hot("pump-1", NOON + 60 * MINUTE));
    remediation.advance(NOON + 60 * MINUTE);
    assertThat(ledger.story())
        .containsExactly(
            "pump-1 AWAITING_APPROVAL 0s",
            "pump-1 ISSUED 3000s",
            "pump-1 HELD 3060s",
            "pump-1 AWAITING_APPROVAL 3600s");
    assertThat(ledger.changes.get(2).hold()).isEqualTo(Hold.COOL_DOWN);
  }

  @Test
  void holdsWhatIsApprovedWhileTheDeviceCoolsDownFromAnotherCommand() {
    Remediation remediation = under(book(10, 10, patient(rest()), resetOf("vibration")));
    remediation.add(hot("pump-1", NOON));
    remediation.add(hot("pump-2", NOON));
    remediation.advance(NOON);
    Intent proposal = ledger.changes.get(0).intent();
    remediation.add(cause("vibration", "pump-1", NOON + 49 * MINUTE, Occasion.RAISED));
    remediation.advance(NOON + 49 * MINUTE);
    Remediation restored =
        Remedies.under(book(10, 10, patient(rest())), remediation.snapshot(), ledger);
    restored.addApproval(approval(proposal, NOON + 50 * MINUTE));
    restored.addApproval(approval(ledger.changes.get(1).intent(), NOON + 50 * MINUTE));
    restored.advance(NOON + 50 * MINUTE);
    assertThat(ledger.story())
        .containsExactly(
            "pump-1 AWAITING_APPROVAL 0s",
            "pump-2 AWAITING_APPROVAL 0s",
            "pump-1 ISSUED 2940s",
            "pump-1 HELD 3000s",
            "pump-2 ISSUED 3000s");
    assertThat(ledger.changes.get(3).hold()).isEqualTo(Hold.COOL_DOWN);
    assertThat(ledger.changes.get(3).consent().approver()).isEqualTo("anna");
  }

  @Test
  void letsAProposalExpireThatNobodyConsentsToInTime() {
    Remediation remediation = under(book(10, 10, rest()));
    remediation.add(hot("pump-1", NOON));
    remediation.advance(NOON);
    Intent proposal = ledger.changes.get(0).intent();
    remediation.addApproval(approval(proposal, NOON + 2 * MINUTE));
    remediation.advance(NOON + 2 * MINUTE);
    assertThat(ledger.story())
        .containsExactly("pump-1 AWAITING_APPROVAL 0s", "pump-1 EXPIRED 120s");
    assertThat(ledger.reasons()).containsExactly(IgnoredReason.APPROVAL_NOT_PENDING);
    assertThat(ledger.intents).isEmpty();
  }

  @Test
  void movesThePlaceOfAProposalToTheTimeOfItsConsent() {
    Remediation remediation = under(book(1, 1, patient(rest()), resetOf("vibration")));
    remediation.add(hot("pump-1", NOON));
    remediation.add(cause("vibration", "pump-2", NOON + 50 * MINUTE, Occasion.RAISED));
    remediation.add(cause("vibration", "pump-3", NOON + 70 * MINUTE, Occasion.RAISED));
    remediation.advance(NOON + 55 * MINUTE);
    remediation.addApproval(approval(ledger.changes.get(0).intent(), NOON + 60 * MINUTE));
    remediation.advance(NOON + 70 * MINUTE);
    assertThat(ledger.story())
        .containsExactly(
            "pump-1 AWAITING_APPROVAL 0s",
            "pump-2 HELD 3000s",
            "pump-1 ISSUED 3600s",
            "pump-3 HELD 4200s");
    assertThat(ledger.changes.get(2).consent().approver()).isEqualTo("anna");
  }

  @Test
  void holdsAProposalWhoseBudgetIsSpentWhenConsentComes() {
    Remediation remediation = under(book(1, 1, patient(rest()), resetOf("vibration")));
    remediation.add(hot("pump-1", NOON));
    remediation.add(cause("vibration", "pump-2", NOON + HOUR, Occasion.RAISED));
    remediation.advance(NOON + HOUR);
    remediation.addApproval(approval(ledger.changes.get(0).intent(), NOON + HOUR + 1));
    remediation.advance(NOON + HOUR + 1);
    assertThat(ledger.story())
        .containsExactly("pump-1 AWAITING_APPROVAL 0s", "pump-2 ISSUED 3600s", "pump-1 HELD 3600s");
    assertThat(ledger.changes.get(2).hold()).isEqualTo(Hold.COHORT_BUDGET);
  }

  private Remediation under(RuleBook book) {
    return Remedies.under(book, RemediationState.EMPTY, ledger);
  }
}
