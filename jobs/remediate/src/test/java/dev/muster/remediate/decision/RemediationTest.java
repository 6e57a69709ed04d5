package dev.muster.remediate.decision;

import static dev.muster.remediate.decision.Plant.HOUR;
import static dev.muster.remediate.decision.Plant.MINUTE;
import static dev.muster.remediate.decision.Plant.NOON;
import static dev.muster.remediate.decision.Plant.answer;
import static dev.muster.remediate.decision.Plant.book;
import static dev.muster.remediate.decision.Plant.cause;
import static dev.muster.remediate.decision.Plant.done;
import static dev.muster.remediate.decision.Plant.hot;
import static dev.muster.remediate.decision.Plant.reset;
import static dev.muster.remediate.decision.Plant.rest;
import static dev.muster.remediate.decision.Remedies.failing;
import static dev.muster.remediate.decision.Remedies.named;
import static dev.muster.remediate.decision.Remedies.wake;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.control.Accepted;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.command.Attest;
import dev.muster.message.command.Order;
import dev.muster.message.command.Reset;
import dev.muster.remediate.BudgetUse;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Hold;
import dev.muster.remediate.IgnoredReason;
import dev.muster.remediate.Intent;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.StatusChange;
import dev.muster.remediate.rule.Rule;
import dev.muster.remediate.rule.RuleBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RemediationTest {
  private final Ledger ledger = new Ledger();

  @Test
  void commandsADeviceForAFindingAndSaysWhy() {
    Remediation remediation = under(book(10, 10, reset()));
    remediation.add(hot("pump-1", NOON + 1500));
    remediation.advance(NOON + 1500);

    CommandChange change = ledger.in(CommandState.ISSUED).get(0);
    Intent intent = change.intent();
    assertThat(ledger.intents).containsExactly(intent);
    assertThat(intent.action()).isEqualTo(new Reset());
    assertThat(intent.counter()).isEqualTo(NOON + 1500);
    assertThat(intent.epoch()).isEqualTo(3);
    assertThat(intent.lastSequence()).isEqualTo(41);
    assertThat(intent.notBefore()).isEqualTo(NOON / 1000 + 1);
    assertThat(intent.expiresAt()).isEqualTo(NOON / 1000 + 122);
    assertThat(intent.finding()).isEqualTo("level-of-pump-1-at-" + (NOON + 1500));
    assertThat(intent.rule()).isEqualTo("cool");
    assertThat(intent.rulesVersion()).isEqualTo(5);
    assertThat(change.budget()).isEqualTo(new BudgetUse(NOON + 1500 - HOUR, 1, 10, 1, 10));
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
      Remediation remediation = Remedies.under(book(4, 4, reset()), RemediationState.EMPTY, own);
      steps.clear();
      for (int device = 0; device < 8; device++) {
        DeviceFinding cause = hot("pump-" + device, NOON + device / 3);
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
  void countsEveryCommandToADeviceHigherThanTheLast() {
    Remediation remediation = under(book(10, 10, reset(), named("again", Duration.ZERO)));
    remediation.add(hot("pump-1", NOON));
    remediation.advance(NOON);
    assertThat(ledger.intents).extracting(Intent::counter).containsExactly(NOON, NOON + 1);
    Remediation restored =
        Remedies.under(book(10, 10, named("again", Duration.ZERO)), remediation.snapshot(), ledger);
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
    assertThat(ledger.reasons()).containsExactly(IgnoredReason.ANSWER_NOT_PENDING);
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
            IgnoredReason.ANSWER_NOT_FROM_AUDIENCE,
            IgnoredReason.ANSWER_OTHER_COUNTER,
            IgnoredReason.ANSWER_NOT_PENDING,
            IgnoredReason.ANSWER_NOT_PENDING);
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
        .containsExactly(IgnoredReason.DEVICE_REMOVED, IgnoredReason.DEVICE_REMOVED);
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
    assertThat(ledger.reasons()).containsExactly(IgnoredReason.SUSPENDED_BY_PERSON);
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
        .containsExactly(IgnoredReason.FINDING_WITHOUT_RULES, IgnoredReason.CONDITION_FAILED);
  }

  @Test
  void judgesByTheRulesThatWereValidThen() {
    Remediation remediation =
        new Remediation(
            new Remediation.Setup(
                Remedies.SETTINGS,
                bundle -> new RuleBook(bundle.version(), List.of(reset()), book(9, 9).budgets())),
            RemediationState.EMPTY,
            ledger);
    remediation.addRules(Plant.rules(4, NOON, "rules: []"));
    remediation.addRules(Plant.rules(5, NOON + 1000, "rules: []"));
    remediation.add(hot("pump-1", NOON + 999));
    remediation.add(hot("pump-2", NOON + 1000));
    remediation.advance(NOON + 1000);
    assertThat(ledger.intents).extracting(Intent::rulesVersion).containsExactly(4L, 5L);
  }

  @Test
  void commandsNothingByRulesThatHaveExpired() {
    Remediation remediation =
        new Remediation(
            new Remediation.Setup(Remedies.SETTINGS, bundle -> book(9, 9, reset())),
            RemediationState.EMPTY,
            ledger);
    Accepted<TextBundle> rules = Plant.rules(4, NOON, "rules: []");
    long end = rules.content().expiresAt();
    remediation.addRules(rules);
    remediation.add(hot("pump-1", end - 1));
    remediation.add(hot("pump-2", end));
    remediation.advance(end);
    assertThat(ledger.intents).extracting(Intent::device).containsExactly("pump-1");
    assertThat(ledger.reasons()).containsExactly(IgnoredReason.FINDING_WITHOUT_RULES);
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

  @Test
  void holdsWhatADeviceOfNoKnownEpochCouldNotExecute() {
    Rule attest = telling(new Attest());
    Remediation remediation = under(book(10, 10, reset(), attest, rest()));
    remediation.add(Plant.unheard(hot("pump-1", NOON)));
    remediation.advance(NOON);
    assertThat(ledger.changes)
        .extracting(change -> change.intent().rule(), CommandChange::state, CommandChange::hold)
        .containsExactly(
            tuple("cool", CommandState.HELD, Hold.EPOCH_UNKNOWN),
            tuple("attest", CommandState.ISSUED, null),
            tuple("rest", CommandState.HELD, Hold.EPOCH_UNKNOWN));
    assertThat(ledger.intents).extracting(Intent::epoch).containsExactly(0L);
  }

  @Test
  void commandsNothingForATimeOrNumberThatNoCommandCarries() {
    Remediation remediation =
        new Remediation(
            new Remediation.Setup(Remedies.SETTINGS, bundle -> book(10, 10, reset(), rest())),
            RemediationState.EMPTY,
            ledger);
    remediation.addRules(
        new Accepted<>(Long.MIN_VALUE, new TextBundle(5, Long.MAX_VALUE, List.of())));
    for (long arrival : new long[] {-1, 1L << 51, Long.MAX_VALUE - 1}) {
      remediation.add(hot("pump-1", arrival));
    }
    DeviceFinding cause = hot("pump-2", NOON);
    remediation.add(numbered(cause, 1L << 32, 0));
    remediation.add(numbered(cause, 0, 1L << 48));
    remediation.add(numbered(cause, 0, -5));
    remediation.advance(Long.MAX_VALUE - 1);
    assertThat(ledger.changes).isEmpty();
    assertThat(ledger.reasons()).hasSize(6).containsOnly(IgnoredReason.OUT_OF_BOUNDS);
  }

  private static DeviceFinding numbered(DeviceFinding cause, long epoch, long sequence) {
    return new DeviceFinding(
        cause.arrival(),
        cause.finding() + epoch + sequence,
        cause.kind(),
        cause.occasion(),
        cause.detection(),
        cause.dataClass(),
        cause.metric(),
        cause.deviation(),
        cause.device(),
        epoch,
        sequence);
  }

  private static Rule telling(Order order) {
    Rule rule = reset();
    return new Rule(
        order.kind().wireName(),
        rule.on(),
        rule.when(),
        rule.cohorts(),
        rule.condition(),
        order,
        Duration.ZERO,
        false,
        rule.expiresAfter(),
        rule.reason());
  }

  private Intent issue(Remediation remediation, String device) {
    remediation.add(hot(device, NOON));
    remediation.advance(NOON);
    return ledger.intents.get(0);
  }

  private String idOf(String fleet, DeviceFinding cause) {
    return new Drafting(fleet).draft(reset(), 5, cause).id();
  }

  private Remediation under(RuleBook book) {
    return Remedies.under(book, RemediationState.EMPTY, ledger);
  }
}
