package dev.muster.remediate.decision;

import static dev.muster.remediate.decision.Plant.HOUR;
import static dev.muster.remediate.decision.Plant.MINUTE;
import static dev.muster.remediate.decision.Plant.NOON;
import static dev.muster.remediate.decision.Plant.approval;
import static dev.muster.remediate.decision.Plant.became;
import static dev.muster.remediate.decision.Plant.book;
import static dev.muster.remediate.decision.Plant.cause;
import static dev.muster.remediate.decision.Plant.hot;
import static dev.muster.remediate.decision.Plant.rest;
import static dev.muster.remediate.decision.Plant.standing;
import static dev.muster.remediate.decision.Remedies.askToWake;
import static dev.muster.remediate.decision.Remedies.patient;
import static dev.muster.remediate.decision.Remedies.resetOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.control.Accepted;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.detect.silence.Progress;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Hold;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentDigest;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.budget.BudgetLimits;
import dev.muster.remediate.rule.Rule;
import dev.muster.remediate.rule.RuleBook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a proposal rests on is asked again when a person consents, however long it waited. */
class RemediationConsentTest {
  private static final long CONSENT = NOON + 50 * MINUTE;

  private final Ledger ledger = new Ledger();
  private Remediation remediation = under(book(10, 10, withoutCoolDown(patient(rest()))));
  private Intent proposal;

  @Test
  void holdsItWhereADeviceWasRemovedMeanwhile() {
    propose();
    remediation.addStanding(standing("pump-1", DeviceStatus.REMOVED, NOON + MINUTE));
    consent();
    assertHeld(Hold.DEVICE_REMOVED);
  }

  @Test
  void holdsItWhereAPersonSuspendedTheDeviceMeanwhile() {
    propose();
    remediation.addStanding(standing("pump-1", DeviceStatus.SUSPENDED, CONSENT));
    consent();
    assertHeld(Hold.SUSPENDED_BY_PERSON);
    assertThat(ledger.in(CommandState.HELD).get(0).consent().approver()).isEqualTo("anna");
  }

  @Test
  void asksTheNewestStandingAndNoneThatIsNotYetValid() {
    propose();
    Accepted<DeviceRecord> suspended = standing("pump-1", DeviceStatus.SUSPENDED, NOON + MINUTE);
    DeviceRecord resumed = suspended.content().standing(DeviceStatus.ACTIVE, DeviceRecord.NO_END);
    remediation.addStanding(new Accepted<>(NOON + 2 * MINUTE, resumed));
    remediation.addStanding(suspended);
    remediation.addStanding(
        new Accepted<>(CONSENT + 1, resumed.standing(DeviceStatus.REMOVED, DeviceRecord.NO_END)));
    remediation.addStanding(standing("pump-2", DeviceStatus.REMOVED, NOON + MINUTE));
    consent();
    assertThat(ledger.intents).hasSize(1);
  }

  @Test
  void holdsItWhereTheFindingIsOverOrWasNeverSo() {
    for (Occasion end : List.of(Occasion.CLEARED, Occasion.RETRACTED)) {
      remediation = under(book(10, 10, withoutCoolDown(patient(rest()))));
      propose();
      remediation.add(became(hot("pump-1", NOON), end, NOON + MINUTE));
      remediation.add(became(hot("pump-1", NOON + 7), end, NOON + MINUTE));
      consent();
      assertHeld(Hold.FINDING_OVER);
      ledger.changes.clear();
    }
  }

  @Test
  void asksForTheFindingThatCausedItAndNoOther() {
    propose();
    remediation.add(became(hot("pump-1", NOON + 7), Occasion.CLEARED, NOON + MINUTE));
    consent();
    assertThat(ledger.intents).hasSize(1);
  }

  @Test
  void holdsWhatAnswersTheEndOfAFindingThatCameAgain() {
    remediation = under(book(10, 10, askToWake()));
    proposed(cause("silent", "pump-1", NOON, Occasion.CLEARED));
    remediation.add(cause("silent", "pump-1", NOON + MINUTE, Occasion.RAISED));
    consent();
    assertHeld(Hold.FINDING_OVER);
  }

  @Test
  void holdsItWhereTheDeviceWasToldSomethingNewerWithoutACoolDownToo() {
    remediation = under(book(10, 10, withoutCoolDown(patient(rest())), resetOf("vibration")));
    propose();
    remediation.add(cause("vibration", "pump-1", NOON + 1, Occasion.RAISED));
    consent();
    assertHeld(Hold.NEWER_COMMAND);
  }

  /** What was issued is forgotten after a day; what waits for consent is not, for up to a week. */
  @Test
  void holdsItDaysAfterTheNewerCommandAndARestart() {
    Rule slow = lastingAWeek(withoutCoolDown(rest()));
    RuleBook book = book(10, 10, slow, resetOf("vibration"));
    remediation = under(book);
    propose();
    remediation.add(cause("vibration", "pump-1", NOON + 1, Occasion.RAISED));
    remediation.advance(NOON + 72 * HOUR);
    remediation = Remedies.under(book, remediation.snapshot(), ledger);
    remediation.addApproval(approval(proposal, NOON + 73 * HOUR));
    remediation.advance(NOON + 73 * HOUR);
    assertHeld(Hold.NEWER_COMMAND);
  }

  @Test
  void issuesOneOfTwoProposalsToOneDevice() {
    remediation =
        under(
            book(
                10, 10, withoutCoolDown(patient(rest())), named(withoutCoolDown(patient(rest())))));
    propose();
    Intent other = ledger.in(CommandState.AWAITING_APPROVAL).get(1).intent();
    remediation.addApproval(approval(other, CONSENT - 1));
    consent();
    assertThat(ledger.intents).extracting(Intent::id).containsExactly(other.id());
    assertHeld(Hold.NEWER_COMMAND);
  }

  @Test
  void isForTheEpochOfTheConsent() {
    propose();
    remediation.add(new Progress("pump-1", NOON + 3 * MINUTE, 5, 2));
    remediation.add(new Progress("pump-1", NOON + 2 * MINUTE, 4, 900));
    remediation.add(new Progress("pump-1", CONSENT + 1, 6, 0));
    remediation.advance(NOON + 4 * MINUTE);
    remediation =
        Remedies.under(
            book(10, 10, withoutCoolDown(patient(rest()))), remediation.snapshot(), ledger);
    consent();
    assertThat(ledger.intents).containsExactly(proposal.issuedAs(CONSENT, "anna", 5, 2));
    assertThat(IntentDigest.of(ledger.intents.get(0).proposal()))
        .isEqualTo(IntentDigest.of(proposal));
  }

  @Test
  void holdsItWhereTheRulesSayNoSuchThingAnyMore() {
    RuleBook others = book(10, 10, resetOf("vibration"));
    RuleBook anotherAction =
        new RuleBook(6, List.of(named(resetOf("level"), "rest")), others.budgets());
    for (RuleBook now : List.of(others, anotherAction, RuleBook.unreadable(6))) {
      remediation = under(book(10, 10, withoutCoolDown(patient(rest()))));
      propose();
      remediation = Remedies.under(now, remediation.snapshot(), ledger);
      consent();
      assertHeld(Hold.RULE_GONE);
      ledger.changes.clear();
    }
  }

  @Test
  void holdsItWhereTheRulesHaveEnded() {
    Rule rule = withoutCoolDown(patient(rest()));
    RuleBook book = new RuleBook(5, List.of(rule), new BudgetLimits(10, 10, Map.of()));
    remediation =
        new Remediation(
            new Remediation.Setup(Remedies.SETTINGS, bundle -> book),
            RemediationState.EMPTY,
            ledger);
    remediation.addRules(Plant.rules(5, NOON - 365L * 24 * HOUR + MINUTE, "rules: []"));
    propose();
    consent();
    assertHeld(Hold.RULE_GONE);
  }

  @Test
  void givesThePlaceOfWhatIsHeldBack() {
    remediation = under(book(1, 1, withoutCoolDown(patient(rest())), resetOf("vibration")));
    propose();
    remediation.addStanding(standing("pump-1", DeviceStatus.REMOVED, NOON + MINUTE));
    consent();
    remediation.add(cause("vibration", "pump-2", CONSENT + 1, Occasion.RAISED));
    remediation.advance(CONSENT + 1);
    assertThat(ledger.intents).extracting(Intent::device).containsExactly("pump-2");
  }

  @Test
  void keepsNothingOfDevicesThatNothingWaitsFor() {
    RemediationState before = remediation.snapshot();
    remediation.addStanding(standing("pump-1", DeviceStatus.REMOVED, NOON));
    remediation.add(new Progress("pump-1", NOON, 5, 2));
    remediation.addStanding(new Accepted<>(NOON, newcomer()));
    assertThat(remediation.snapshot().standings()).hasSize(1);
    remediation.advance(NOON);
    assertThat(remediation.snapshot()).isEqualTo(before);
  }

  private static DeviceRecord newcomer() {
    DeviceRecord pump = Plant.device("pump-3");
    return DeviceRecord.of("pump-3", "pumps").status(pump.status()).cadenceSeconds(60).build();
  }

  private void propose() {
    proposed(hot("pump-1", NOON));
  }

  private void proposed(DeviceFinding cause) {
    remediation.add(cause);
    remediation.advance(NOON);
    proposal = ledger.in(CommandState.AWAITING_APPROVAL).get(0).intent();
    assertThat(proposal.epoch()).isZero();
  }

  private void consent() {
    remediation.addApproval(approval(proposal, CONSENT));
    remediation.advance(CONSENT);
  }

  private void assertHeld(Hold hold) {
    assertThat(ledger.in(CommandState.HELD))
        .extracting(held -> held.intent().id(), CommandChange::hold)
        .containsExactly(tuple(proposal.id(), hold));
  }

  private static Rule withoutCoolDown(Rule rule) {
    return changed(rule, rule.name(), Duration.ZERO, rule.expiresAfter());
  }

  private static Rule lastingAWeek(Rule rule) {
    return changed(rule, rule.name(), rule.coolDown(), Rule.MAX_EXPIRY);
  }

  private static Rule named(Rule rule) {
    return named(rule, "other");
  }

  private static Rule named(Rule rule, String name) {
    return changed(rule, name, rule.coolDown(), rule.expiresAfter());
  }

  private static Rule changed(Rule rule, String name, Duration coolDown, Duration expiry) {
    return new Rule(
        name,
        rule.on(),
        rule.when(),
        rule.cohorts(),
        rule.condition(),
        rule.order(),
        coolDown,
        rule.approval(),
        expiry,
        rule.reason());
  }

  private Remediation under(RuleBook book) {
    return Remedies.under(book, RemediationState.EMPTY, ledger);
  }
}
