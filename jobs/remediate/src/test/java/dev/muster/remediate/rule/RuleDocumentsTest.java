package dev.muster.remediate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.condition.Answer;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.detect.finding.FindingKind;
import dev.muster.document.Problem;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.decision.Plant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleDocumentsTest {
  private static final String RULES =
      """
      rules:
        - name: rest-when-hot
          on: [level, drift]
          cohorts: pumps
          condition: |
            finding.deviation > 6.0 &&
            device.model == 'P-100'
          action: dormant
          for: 30m
          cool-down: 10m
          approval: true
          expires-after: 15m
          reason: It runs hot.
        - name: wake
          on: level
          when: cleared
          action: resume
          cool-down: 0s
          expires-after: 15m
          reason: It is cool again.
      budgets:
        fleet-per-hour: 20
        cohort-per-hour: 10
        cohorts: {pumps: 3}
      """;

  @Test
  void readsRulesInTheirOrderAndTheBudgets() {
    RuleBook book = read(RULES);
    assertThat(book.version()).isEqualTo(5);
    assertThat(book.rules()).extracting(Rule::name).containsExactly("rest-when-hot", "wake");
    assertThat(book.budgets().of("pumps")).isEqualTo(3);
    assertThat(book.budgets().of("meters")).isEqualTo(10);
    Rule rest = book.rules().get(0);
    assertThat(rest.order().lasting()).isEqualTo(Duration.ofMinutes(30));
    assertThat(rest.approval()).isTrue();
    assertThat(book.rules().get(1).when()).isEqualTo(Occasion.CLEARED);
  }

  @Test
  void takesAnEmptyListOfCohortsForAMistakeAndNotForTheWholeFleet() {
    String emptied = RULES.replace("cohorts: pumps", "cohorts: []");
    assertThat(RuleDocuments.check(List.of(new TextDocument("r.yaml", emptied))))
        .containsExactly(
            new Problem("r.yaml", 4, "`cohorts` is empty: name cohorts, or leave it out for all"));
    assertThat(read(emptied).rules()).isEmpty();
  }

  @Test
  void countsASuspensionThatHasEndedAsOver() {
    Rule rest =
        read(RULES.replace("finding.deviation > 6.0 &&", "device.status == 'ACTIVE' &&"))
            .rules()
            .get(0);
    DeviceRecord dormant = Plant.device("pump-1").standing(DeviceStatus.SUSPENDED, Plant.NOON);
    assertThat(rest.condition().of(Plant.over(Plant.hot("pump-1", Plant.NOON - 1), dormant)))
        .isEqualTo(Answer.FALSE);
    assertThat(rest.condition().of(Plant.over(Plant.hot("pump-1", Plant.NOON), dormant)))
        .isEqualTo(Answer.TRUE);
  }

  @Test
  void asksTheConditionAboutTheFindingAndItsDevice() {
    Rule rest = read(RULES).rules().get(0);
    assertThat(rest.condition().of(Plant.hot("pump-1", Plant.NOON))).isEqualTo(Answer.TRUE);
    DeviceFinding unmeasured =
        new DeviceFinding(
            Plant.NOON,
            "f",
            "silent",
            Occasion.RAISED,
            "s",
            null,
            null,
            Double.NaN,
            Plant.device("pump-1"),
            0,
            0);
    assertThat(rest.condition().of(unmeasured)).isEqualTo(Answer.ERROR);
  }

  @Test
  void tellsEveryProblemWithItsLineAndWhatToWrite() {
    String wrong =
        """
        rules:
          - name: a b
            on: [leveled]
            when: soon
            condition: |
              device.id == 'x' &&
              device.colour == 'red'
            action: explode
            for: 1h
            cool-down: 2d
            expires-after: 0s
            priority: 1
          - name: a b
            on: level
            action: dormant
            cool-down: 1h
            expires-after: 1m
            reason: r
        """;
    List<Problem> problems = check(wrong);
    assertThat(problems)
        .extracting(Problem::line)
        .containsExactly(1, 2, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 13, 13);
    assertThat(problems)
        .extracting(Problem::message)
        .contains(
            "`reason` is missing: write `reason: ...`",
            "`for` is missing: write a time, as in `for: 10m`",
            "only dormant has an end: remove `for`",
            "`cool-down` is at most 1d",
            "another rule has this name: write another")
        .anyMatch(message -> message.startsWith("`explode` is no action: write one of reset,"))
        .anyMatch(message -> message.startsWith("rules need budgets"));
  }

  @Test
  void hasNoRulesWhereOneOfThemCannotBeRead() {
    RuleBook book = read(RULES.replace("action: resume", "action: explode"));
    assertThat(book.rules()).isEmpty();
    assertThat(book.budgets().fleetPerHour()).isZero();
    assertThat(read("[").rules()).isEmpty();
  }

  @Test
  void takesTheBudgetsOnceFromAnyDocument() {
    TextDocument rules = new TextDocument("a.yaml", RULES);
    TextDocument more =
        new TextDocument("b.yaml", "budgets: {fleet-per-hour: 1, cohort-per-hour: 1}");
    assertThat(RuleDocuments.check(List.of(rules))).isEmpty();
    assertThat(RuleDocuments.check(List.of(rules, more)))
        .singleElement()
        .hasToString("b.yaml:1: another document has the budgets: write them once");
  }

  @Test
  void takesTheExampleOfThePage() throws Exception {
    String page = Files.readString(Path.of("README.md"));
    String example = page.split("```yaml\n")[1].split("```")[0];
    assertThat(check(example)).isEmpty();
    assertThat(read(example).rules()).hasSize(2);
    for (FindingKind kind : FindingKind.values()) {
      assertThat(page.contains(kind.wireName()))
          .isEqualTo(kind != FindingKind.SITE_DOWN && kind != FindingKind.FLOODED);
    }
  }

  private static List<Problem> check(String text) {
    return RuleDocuments.check(List.of(new TextDocument("r.yaml", text)));
  }

  private static RuleBook read(String text) {
    return RuleDocuments.read(
        new TextBundle(5, Plant.NOON, List.of(new TextDocument("r.yaml", text))));
  }
}
