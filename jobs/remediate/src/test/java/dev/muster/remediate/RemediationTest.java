package dev.muster.remediate;

import static dev.muster.remediate.Plant.HOUR;
import static dev.muster.remediate.Plant.MINUTE;
import static dev.muster.remediate.Plant.NOON;
import static dev.muster.remediate.Plant.answer;
import static dev.muster.remediate.Plant.approval;
import static dev.muster.remediate.Plant.book;
import static dev.muster.remediate.Plant.cause;
import static dev.muster.remediate.Plant.done;
import static dev.muster.remediate.Plant.hot;
import static dev.muster.remediate.Plant.reset;
import static dev.muster.remediate.Plant.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.control.bundle.AcceptedRules;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.remediate.rule.BudgetLimits;
import dev.muster.remediate.rule.Rule;
import dev.muster.remediate.rule.RuleBook;
import dev.muster.remediate.rule.RuleCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemediationTest {
  private static final RemediateSettings SETTINGS = new RemediateSettings("test-fleet");

  private final Ledger ledger = new Ledger();

  @Test
  void commandsADeviceForAFindingAndSaysWhy() {
    Remediation remediation = under(book(10, 10, reset()));
    remediation.add(hot("pump-1", NOON + 1500));
    remediation.advance(NOON + 1500);

    CommandChange change = ledger.in(CommandState.ISSUED).get(0);
    Intent intent = change.intent();
    assertThat(ledger.intents).containsExactly(intent);
    assertThat(intent.action()).isEqualTo(Action.RESET);
    assertThat(intent.counter()).isEqualTo(NOON + 1500);
    assertThat(intent.epoch()).isEqualTo(3);
    assertThat(intent.lastSequence()).isEqualTo(41);
    assertThat(intent.notBefore()).isEqualTo(NOON / 1000 + 1);
    assertThat(intent.expiresAt()).isEqualTo(NOON / 1000 + 122);
    assertThat(intent.finding()).isEqualTo("level-of-pump-1-at-" + (NOON + 1500));
    assertThat(intent.rule()).isEqualTo("cool");
    assertThat(intent.rulesVersion()).isEqualTo(5);
    assertThat(change.budget()).isEqualTo(new BudgetUse(NOON, 1, 10, 1, 10));
    assertThat(change.arrival()).isEqualTo(NOON + 1500);
  }

  @Test
  void derivesTheIdFromTheCauseAlone() {
    String id = idOf("test-fleet", hot("pump-1", NOON));
    assertThat(id).hasSize(32).isEqualTo(idOf("test-fleet", hot("pump-1", NOON)));
    assertThat(id).isNotEqualTo(idOf("test-fleet", hot("pump-1", NOON + 1)));
    assertThat(id).isNotEqualTo(idOf("test-fleet", hot("pump-2", NOON)));
    assertThat(id).isNotEqualTo(idOf("other-fleet", hot("pump-1", NOON)));
  }

  @Test
  void waitsUntilNothingEarlierCanComeAndTakesWhatCameInOrderOfArrival() {
    Remediation remediation = under(book(1, 1, reset()));
    remediation.add(hot("pump-1", NOON + 20));
    remediation.add(hot("pump-2", NOON + 10));
    remediation.advance(NOON + 9);
    assertThat(ledger.changes).isEmpty();
    remediation.advance(NOON + 20);
    assertThat(ledger.story()).containsExactly("pump-2 ISSUED 0s", "pump-1 HELD 0s");
  }

  @Test
  void givesTheSameAnswersWhateverCameFirst() {
    List<Runnable> steps = new ArrayList<>();
    List<List<CommandChange>> stories = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      Ledger own = new Ledger();
      Remediation remediation = under(book(4, 4, reset()), RemediationState.EMPTY, own);
      steps.clear();
      for (int device = 0; device < 8; device++) {
        Cause cause = hot("pump-" + device, NOON + device / 3);
        String id = idOf("test-fleet", cause);
        long counter = cause.arrival();
        steps.add(() -> remediation.add(cause));
        steps.add(() -> remediation.add(answer(cause.device().device(), id, counter, NOON + 5000)));
      }
      Collections.shuffle(steps, new Random(seed));
      steps.forEach(Runnable::run);
      remediation.advance(NOON + HOUR);
      stories.add(own.changes);
    }
    assertThat(stories).allMatch(story -> story.equals(stories.get(0)));
    assertThat(stories.get(0)).hasSize(4 + 4 + 4);
  }

  @Test
  void neverExceedsTheBudgetOfAnHourAndHoldsTheRestForGood() {
    Remediation remediation = under(book(100, 3, reset()));
    IntStream.range(0, 10).forEach(i -> remediation.add(hot("pump-" + i, NOON + i)));
    remediation.add(hot("pump-10", NOON + HOUR - 1));
    remediation.add(hot("pump-11", NOON + HOUR));
    remediation.advance(NOON + HOUR);
    assertThat(ledger.intents)
        .extracting(Intent::device)
        .containsExactly("pump-0", "pump-1", "pump-2", "pump-11");
    assertThat(ledger.in(CommandState.HELD))
        .hasSize(8)
        .allSatisfy(held -> assertThat(held.hold()).isEqualTo(Hold.COHORT_BUDGET))
        .allSatisfy(held -> assertThat(held.budget().cohortUsed()).isEqualTo(3));
    remediation.advance(NOON + 100 * HOUR);
    assertThat(ledger.intents).hasSize(4);
  }

  @Test
  void countsTheFleetAcrossItsCohortsAndARestart() {
    RuleBook book =
        new RuleBook(5, List.of(reset()), new BudgetLimits(4, 9, Map.of("pumps", 1, "fans", 2)));
    Remediation before = under(book);
    before.add(of("pumps", "pump-1", NOON));
    before.add(of("pumps", "pump-2", NOON + 1));
    before.add(of("fans", "fan-1", NOON + 2));
    before.advance(NOON + 2);
    Remediation after = under(book, before.snapshot(), ledger);
    after.add(of("fans", "fan-2", NOON + 3));
    after.add(of("fans", "fan-3", NOON + 4));
    after.add(of("valves", "valve-1", NOON + 5));
    after.add(of("valves", "valve-2", NOON + 6));
    after.add(of("valves", "valve-3", NOON + HOUR));
    after.advance(NOON + HOUR);
    assertThat(ledger.intents)
        .extracting(Intent::device)
        .containsExactly("pump-1", "fan-1", "fan-2", "valve-1", "valve-3");
    assertThat(ledger.in(CommandState.HELD))
        .extracting(held -> held.intent().device(), CommandChange::hold, CommandChange::budget)
        .containsExactly(
            tuple("pump-2", Hold.COHORT_BUDGET, new BudgetUse(NOON, 1, 4, 1, 1)),
            tuple("fan-3", Hold.COHORT_BUDGET, new BudgetUse(NOON, 3, 4, 2, 2)),
            tuple("valve-2", Hold.FLEET_BUDGET, new BudgetUse(NOON, 4, 4, 1, 9)));
  }

  @Test
  void remembersTheBudgetOfAnHourForWhatLandsBehindTheWatermark() {
    Remediation remediation = under(book(10, 1, reset()));
    remediation.add(hot("pump-1", NOON + HOUR - 200));
    remediation.advance(NOON + HOUR + 59_000);
    Remediation restored = under(book(10, 1, reset()), remediation.snapshot(), ledger);
    restored.add(hot("pump-2", NOON + HOUR - 100));
    restored.advance(NOON + HOUR + 59_500);
    assertThat(ledger.story()).containsExactly("pump-1 ISSUED 3599s", "pump-2 HELD 3599s");
    restored.advance(NOON + HOUR + 60_000);
    assertThat(restored.snapshot().taken()).isEmpty();
  }

  @Test
  void goesOnWithTheSameBudgetAfterARestore() {
    Remediation before = under(book(100, 3, reset()));
    before.add(hot("pump-0", NOON));
    before.add(hot("pump-1", NOON + 1));
    before.add(hot("pump-2", NOON + 5));
    before.advance(NOON + 3);
    Remediation after = under(book(100, 3, reset()), before.snapshot(), ledger);
    after.add(hot("pump-3", NOON + 6));
    after.advance(NOON + 10);
    assertThat(ledger.story())
        .containsExactly(
            "pump-0 ISSUED 0s", "pump-1 ISSUED 0s", "pump-2 ISSUED 0s", "pump-3 HELD 0s");
  }

  @Test
  void leavesADeviceAloneDuringTheCoolDown() {
    Remediation remediation = under(book(10, 10, reset()));
    remediation.add(hot("pump-1", NOON));
    remediation.add(hot("pump-1", NOON + 10 * MINUTE - 1));
    remediation.add(hot("pump-1", NOON + 10 * MINUTE));
    remediation.advance(NOON + 10 * MINUTE);
    assertThat(ledger.intents).hasSize(2);
    assertThat(ledger.in(CommandState.HELD))
        .singleElement()
        .satisfies(held -> assertThat(held.hold()).isEqualTo(Hold.COOL_DOWN))
        .satisfies(held -> assertThat(held.budget().fleetUsed()).isEqualTo(1));
  }

  @Test
  void countsEveryCommandToADeviceHigherThanTheLast() {
    Remediation remediation = under(book(10, 10, reset(), named("again", Duration.ZERO)));
    remediation.add(hot("pump-1", NOON));
    remediation.advance(NOON);
    assertThat(ledger.intents).extracting(Intent::counter).containsExactly(NOON, NOON + 1);
    Remediation restored =
        under(book(10, 10, named("again", Duration.ZERO)), remediation.snapshot(), ledger);
    restored.add(hot("pump-1", NOON + 1));
    restored.advance(NOON + 1);
    assertThat(ledger.intents.get(2).counter()).isEqualTo(NOON + 2);
  }

  @Test
  void countsAnAnswerInTimeFromTheAudience() {
    Remediation remediation = under(book(10, 10, reset()));
    Intent intent = issue(remediation, "pump-1");
    remediation.add(done("pump-1", intent, NOON + 2 * MINUTE - 1));
    remediation.advance(NOON + HOUR);
    assertThat(ledger.story()).containsExactly("pump-1 ISSUED 0s", "pump-1 ACKNOWLEDGED 119s");
    assertThat(ledger.changes.get(1).answer().partition()).isEqualTo(1);
    remediation.add(done("pump-1", intent, NOON + HOUR + 1));
    remediation.advance(NOON + HOUR + 1);
    assertThat(ledger.reasons()).containsExactly(Disregard.ANSWER_NOT_PENDING);
  }

  @Test
  void countsNoAnswerThatIsLateForeignOrOfAnotherCounter() {
    Remediation remediation = under(book(10, 10, reset()));
    Intent intent = issue(remediation, "pump-1");
    remediation.add(done("pump-2", intent, NOON + 1000));
    remediation.add(answer("pump-1", intent.id(), intent.counter() + 1, NOON + 2000));
    remediation.add(answer("pump-1", Plant.strangeId(), intent.counter(), NOON + 3000));
    remediation.add(done("pump-1", intent, NOON + 2 * MINUTE));
    remediation.advance(NOON + 2 * MINUTE);
    assertThat(ledger.story()).containsExactly("pump-1 ISSUED 0s", "pump-1 EXPIRED 120s");
    assertThat(ledger.reasons())
        .containsExactly(
            Disregard.ANSWER_NOT_FROM_AUDIENCE,
            Disregard.ANSWER_OTHER_COUNTER,
            Disregard.ANSWER_NOT_PENDING,
            Disregard.ANSWER_NOT_PENDING);
  }

  @Test
  void issuesOnlyWhatAPersonConsentedTo() {
    Remediation remediation = under(book(10, 10, rest()));
    remediation.add(hot("pump-1", NOON));
    remediation.advance(NOON);
    Intent proposal = ledger.in(CommandState.AWAITING_APPROVAL).get(0).intent();
    assertThat(ledger.intents).isEmpty();
    assertThat(proposal.issued()).isFalse();

    remediation.add(approval(proposal, new byte[32], NOON + 1000));
    remediation.add(Plant.endingAtOnce(approval(proposal, NOON + 1500)));
    remediation.add(approval(proposal, NOON + 2000));
    remediation.advance(NOON + 2000);
    assertThat(ledger.reasons())
        .containsExactly(Disregard.APPROVAL_OTHER_CONTENT, Disregard.APPROVAL_ENDED);
    assertThat(ledger.intents).containsExactly(proposal.issuedAs(NOON + 2000, "anna"));
    assertThat(ledger.in(CommandState.ISSUED).get(0).consent())
        .isEqualTo(new Consent("anna", 1, NOON + 2000));

    remediation.add(approval(proposal, NOON + 3000));
    remediation.advance(NOON + 3000);
    assertThat(ledger.intents).hasSize(1);
  }

  @Test
  void coolsDownFromTheConsentAndNotFromTheProposal() {
    Remediation remediation = under(book(10, 10, patient(rest())));
    remediation.add(hot("pump-1", NOON));
    remediation.advance(NOON);
    Intent proposal = ledger.changes.get(0).intent();
    remediation.add(approval(proposal, NOON + 50 * MINUTE));
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
    Remediation restored = under(book(10, 10, patient(rest())), remediation.snapshot(), ledger);
    restored.add(approval(proposal, NOON + 50 * MINUTE));
    restored.add(approval(ledger.changes.get(1).intent(), NOON + 50 * MINUTE));
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
    remediation.add(approval(proposal, NOON + 2 * MINUTE));
    remediation.advance(NOON + 2 * MINUTE);
    assertThat(ledger.story())
        .containsExactly("pump-1 AWAITING_APPROVAL 0s", "pump-1 EXPIRED 120s");
    assertThat(ledger.reasons()).containsExactly(Disregard.APPROVAL_NOT_PENDING);
    assertThat(ledger.intents).isEmpty();
  }

  @Test
  void givesAProposalThatIsApprovedInAnotherHourAPlaceInThatHourToo() {
    Remediation remediation = under(book(1, 1, rest(), resetOf("vibration")));
    long late = NOON + HOUR - 1000;
    remediation.add(hot("pump-1", late));
    remediation.add(cause("vibration", "pump-2", NOON + HOUR, Occasion.RAISED));
    remediation.advance(NOON + HOUR);
    Intent proposal = ledger.changes.get(0).intent();
    remediation.add(approval(proposal, NOON + HOUR + 1));
    remediation.advance(NOON + HOUR + 1);
    assertThat(ledger.story())
        .containsExactly(
            "pump-1 AWAITING_APPROVAL 3599s", "pump-2 ISSUED 3600s", "pump-1 HELD 3600s");
    assertThat(ledger.changes.get(2).consent().approver()).isEqualTo("anna");
  }

  @Test
  void setsTheStandingThatGoesWithTheAction() {
    Remediation remediation = under(book(10, 10, rest()));
    remediation.add(hot("pump-1", NOON + 1));
    remediation.advance(NOON + 1);
    Intent intent = ledger.changes.get(0).intent();
    assertThat(intent.until()).isEqualTo(NOON + 30 * MINUTE + 1000);
    assertThat(intent.statusChange().status()).isEqualTo(DeviceStatus.SUSPENDED);
    assertThat(intent.statusChange().until()).isEqualTo(intent.until());
    assertThat(intent.statusChange().record()).isEqualTo(Plant.device("pump-1"));
  }

  @Test
  void commandsNothingThatWasTakenOutOfTheFleet() {
    Remediation remediation = under(book(10, 10, wake(), reset()));
    DeviceRecord removed =
        Plant.device("pump-1").standing(DeviceStatus.REMOVED, DeviceRecord.NO_END);
    remediation.add(Plant.over(cause("silent", "pump-1", NOON, Occasion.CLEARED), removed));
    remediation.add(Plant.over(hot("pump-1", NOON + 1), removed));
    remediation.advance(NOON + 1);
    assertThat(ledger.changes).isEmpty();
    assertThat(ledger.reasons())
        .containsExactly(Disregard.DEVICE_REMOVED, Disregard.DEVICE_REMOVED);
  }

  @Test
  void resumesWhatACommandSuspendedAndNothingThatAPersonDid() {
    Remediation remediation = under(book(10, 10, wake()));
    DeviceRecord byPerson =
        Plant.device("pump-1").standing(DeviceStatus.SUSPENDED, DeviceRecord.NO_END);
    DeviceRecord byCommand =
        new StatusChange(DeviceStatus.SUSPENDED, Intent.NO_END, Plant.device("pump-2"))
            .over(Plant.device("pump-2"))
            .orElseThrow();
    remediation.add(Plant.over(cause("silent", "pump-1", NOON, Occasion.CLEARED), byPerson));
    remediation.add(Plant.over(cause("silent", "pump-2", NOON, Occasion.CLEARED), byCommand));
    remediation.advance(NOON);
    assertThat(ledger.story()).containsExactly("pump-2 ISSUED 0s");
    assertThat(ledger.reasons()).containsExactly(Disregard.SUSPENDED_BY_PERSON);
  }

  @Test
  void commandsNothingWithoutRulesOrForAConditionThatFails() {
    Remediation remediation = under(book(10, 10, failing()));
    remediation.add(hot("pump-1", Long.MIN_VALUE + 5));
    remediation.add(hot("pump-1", NOON));
    remediation.add(cause("level", "pump-1", NOON, Occasion.CLEARED));
    remediation.advance(NOON);
    assertThat(ledger.changes).isEmpty();
    assertThat(ledger.reasons())
        .containsExactly(Disregard.FINDING_WITHOUT_RULES, Disregard.CONDITION_FAILED);
  }

  @Test
  void judgesByTheRulesThatWereValidThen() {
    Remediation remediation =
        new Remediation(
            new Remediation.Setup(
                SETTINGS,
                bundle -> new RuleBook(bundle.version(), List.of(reset()), book(9, 9).budgets())),
            RemediationState.EMPTY,
            ledger);
    remediation.add(Plant.rules(4, NOON, "rules: []"));
    remediation.add(Plant.rules(5, NOON + 1000, "rules: []"));
    remediation.add(hot("pump-1", NOON + 999));
    remediation.add(hot("pump-2", NOON + 1000));
    remediation.advance(NOON + 1000);
    assertThat(ledger.intents).extracting(Intent::rulesVersion).containsExactly(4L, 5L);
  }

  @Test
  void commandsNothingByRulesThatHaveExpired() {
    Remediation remediation =
        new Remediation(
            new Remediation.Setup(SETTINGS, bundle -> book(9, 9, reset())),
            RemediationState.EMPTY,
            ledger);
    AcceptedRules rules = Plant.rules(4, NOON, "rules: []");
    long end = rules.bundle().expiresAt();
    remediation.add(rules);
    remediation.add(hot("pump-1", end - 1));
    remediation.add(hot("pump-2", end));
    remediation.advance(end);
    assertThat(ledger.intents).extracting(Intent::device).containsExactly("pump-1");
    assertThat(ledger.reasons()).containsExactly(Disregard.FINDING_WITHOUT_RULES);
  }

  @Test
  void forgetsWhatCannotMatterAnyMore() {
    Remediation remediation = under(book(10, 10, reset(), rest()));
    remediation.add(hot("pump-1", NOON));
    remediation.add(hot("pump-2", NOON));
    remediation.advance(NOON + 30 * HOUR);
    RemediationState left = remediation.snapshot();
    assertThat(left.pending()).isEmpty();
    assertThat(left.commanded()).isEmpty();
    assertThat(left.taken()).isEmpty();
    assertThat(left.causes()).isEmpty();
    assertThat(left.rules()).hasSize(1);
  }

  @Test
  void takesAllThatCameButLetsNothingExpireWhenTheInputsEnd() {
    Remediation remediation = under(book(10, 10, reset()));
    remediation.add(hot("pump-1", NOON));
    remediation.advance(Long.MAX_VALUE);
    assertThat(ledger.story()).containsExactly("pump-1 ISSUED 0s");
  }

  private Intent issue(Remediation remediation, String device) {
    remediation.add(hot(device, NOON));
    remediation.advance(NOON);
    return ledger.intents.get(0);
  }

  private String idOf(String fleet, Cause cause) {
    return new Drafting(fleet).draft(reset(), 5, cause).id();
  }

  private static Rule named(String name, Duration coolDown) {
    return with(reset(), name, Set.of("level"), coolDown, RuleCondition.ALWAYS);
  }

  private static Rule resetOf(String kind) {
    return with(reset(), "other", Set.of(kind), Duration.ZERO, RuleCondition.ALWAYS);
  }

  private static Cause of(String cohort, String device, long arrival) {
    DeviceRecord pump = Plant.device(device);
    return Plant.over(
        hot(device, arrival),
        new DeviceRecord(
            device,
            pump.version(),
            pump.status(),
            cohort,
            pump.site(),
            pump.gateway(),
            pump.model(),
            pump.firmware(),
            pump.keys(),
            pump.cadenceSeconds(),
            pump.hasClock()));
  }

  /** The same rule, whose commands count for two hours. */
  private static Rule patient(Rule rule) {
    return new Rule(
        rule.name(),
        rule.on(),
        rule.when(),
        rule.cohorts(),
        rule.condition(),
        rule.action(),
        rule.lasting(),
        rule.coolDown(),
        rule.approval(),
        Duration.ofHours(2),
        rule.reason());
  }

  private static Rule wake() {
    return new Rule(
        "wake",
        Set.of("silent"),
        Occasion.CLEARED,
        Set.of(),
        RuleCondition.ALWAYS,
        Action.RESUME,
        null,
        Duration.ZERO,
        false,
        Duration.ofMinutes(2),
        "it speaks again");
  }

  private static Rule failing() {
    return with(
        reset(), "odd", Set.of("level"), Duration.ZERO, cause -> dev.muster.condition.Answer.ERROR);
  }

  private static Rule with(
      Rule rule, String name, Set<String> on, Duration coolDown, RuleCondition condition) {
    return new Rule(
        name,
        on,
        rule.when(),
        rule.cohorts(),
        condition,
        rule.action(),
        rule.lasting(),
        coolDown,
        rule.approval(),
        rule.expiresAfter(),
        rule.reason());
  }

  private Remediation under(RuleBook book) {
    return under(book, RemediationState.EMPTY, ledger);
  }

  private static Remediation under(RuleBook book, RemediationState state, Ledger ledger) {
    Remediation remediation =
        new Remediation(new Remediation.Setup(SETTINGS, bundle -> book), state, ledger);
    if (state == RemediationState.EMPTY) {
      remediation.add(Plant.rules(5, NOON - HOUR, "rules: []"));
    }
    return remediation;
  }
}
