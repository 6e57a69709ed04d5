package dev.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.demo.CommandComparison.Decided;
import dev.muster.demo.CommandComparison.Standing;
import dev.muster.demo.FindingComparison.Row;
import dev.muster.demo.FindingComparison.Tally;
import dev.muster.message.command.ActionKind;
import dev.muster.simulator.agent.CommandLog;
import dev.muster.simulator.script.ExpectedCommand;
import dev.muster.simulator.script.ExpectedCommand.Fate;
import dev.muster.simulator.script.ExpectedFinding;
import dev.muster.simulator.script.ExpectedFinding.Ending;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AftermathTest {
  private static final ExpectedFinding BACK = new ExpectedFinding("silent", "d1", Ending.CLEARED);

  @Test
  void findsAFindingThatEndsAsItShould() {
    FindingComparison result =
        compared(
            List.of(BACK),
            List.of(
                new Row("f", "silent", "d1", "CLEARED"), new Row("f", "silent", "d1", "RAISED")));

    assertThat(result.byKind()).containsEntry("silent", new Tally(1, 1, 0, 0));
    assertThat(result.differences()).isEmpty();
  }

  @Test
  void missesAFindingThatEndsOtherwise() {
    FindingComparison result =
        compared(List.of(BACK), List.of(new Row("f", "silent", "d1", "RAISED")));

    assertThat(result.byKind()).containsEntry("silent", new Tally(1, 0, 1, 1));
    assertThat(result.differences())
        .containsExactly(
            "finding not made: silent of d1, CLEARED",
            "finding not expected: silent of d1, STANDING");
  }

  @Test
  void isNotConsoledByASecondFindingAboutTheSame() {
    FindingComparison result =
        compared(
            List.of(BACK),
            List.of(
                new Row("f", "silent", "d1", "CLEARED"), new Row("g", "silent", "d1", "CLEARED")));

    assertThat(result.byKind()).containsEntry("silent", new Tally(1, 1, 0, 1));
  }

  @Test
  void acceptsAnyEndingWhereThePlanLeavesItOpen() {
    ExpectedFinding open = new ExpectedFinding("stuck", "d1", Ending.OPEN);

    assertThat(
            compared(List.of(open), List.of(new Row("f", "stuck", "d1", "RAISED"))).differences())
        .isEmpty();
  }

  @Test
  void expectsEachCommandToEndAsItShould() {
    ExpectedCommand expected = new ExpectedCommand("d1", ActionKind.RESET, Fate.EXPIRED);

    assertThat(commands(List.of(expected), decided("d1", "EXPIRED", 0))).isEmpty();
    assertThat(commands(List.of(expected), decided("d1", "HELD", 0))).hasSize(1);
    assertThat(commands(List.of(expected))).hasSize(1);
    assertThat(commands(List.of(), decided("d1", "EXPIRED", 0))).hasSize(1);
  }

  @Test
  void knowsTheBudgetOfAnyHour() {
    List<ExpectedCommand> expected = new ArrayList<>();
    List<Decided> decided = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      expected.add(new ExpectedCommand("d" + i, ActionKind.RESET, Fate.BUDGETED));
      decided.add(decided("d" + i, i % 5 < 4 ? "ACKNOWLEDGED" : "HELD", i < 5 ? 0 : 3_600_000));
    }

    assertThat(budgetOf(expected, decided)).isEmpty();
    decided.set(0, decided("d0", "HELD", 0));
    assertThat(budgetOf(expected, decided)).hasSize(1);
    decided.set(0, decided("d0", "ACKNOWLEDGED", 0));
    decided.set(4, decided("d4", "ACKNOWLEDGED", 0));
    assertThat(budgetOf(expected, decided)).hasSize(1);
  }

  @Test
  void expectsTheRegistryToAgree() {
    Decided dormant = new Decided("c", "d1", "dormant", true, "EXPIRED", 0, "SUSPENDED");
    List<ExpectedCommand> expected =
        List.of(new ExpectedCommand("d1", ActionKind.DORMANT, Fate.EXPIRED));
    Standing suspended = new Standing("d1", "SUSPENDED");

    assertThat(compare(expected, List.of(dormant), List.of(suspended)).differences()).isEmpty();
    assertThat(compare(expected, List.of(dormant), List.of()).differences()).hasSize(1);
    assertThat(compare(expected, List.of(dormant), List.of(suspended, suspended)).differences())
        .hasSize(1);
  }

  @Test
  void noticesACommandThatNobodyVerified() {
    List<ExpectedCommand> expected =
        List.of(new ExpectedCommand("d1", ActionKind.RESET, Fate.ACKNOWLEDGED));

    assertThat(commands(expected, decided("d1", "ACKNOWLEDGED", 0)))
        .singleElement()
        .asString()
        .startsWith("command verified null times");
  }

  @Test
  void leavesToARecordingWhatNobodyPlanned() {
    FindingComparison result =
        FindingComparison.of(
            List.of(BACK),
            List.of(
                new Row("f", "silent", "d1", "CLEARED"),
                new Row("g", "level", "d1", "RAISED"),
                new Row("h", "level", "d2", "RAISED"),
                new Row("i", "rate", "d2", "RAISED")),
            (kind, subject) -> kind.equals("level"));

    assertThat(result.byKind())
        .containsOnlyKeys("silent", "rate")
        .containsEntry("silent", new Tally(1, 1, 0, 0))
        .containsEntry("rate", new Tally(0, 0, 0, 1));
    assertThat(result.recorded()).containsOnlyKeys("level").containsEntry("level", 2L);
    assertThat(result.differences()).containsExactly("finding not expected: rate of d2, STANDING");
  }

  @Test
  void acceptsAnyEndingOfASilenceThatARecordingMayHaveProlonged() {
    FindingComparison result =
        FindingComparison.of(
            List.of(BACK),
            List.of(new Row("f", "silent", "d1", "RAISED")),
            (kind, subject) -> true);

    assertThat(result.byKind()).containsEntry("silent", new Tally(1, 1, 0, 0));
    assertThat(result.recorded()).isEmpty();
  }

  @Test
  void noticesASilenceThatSomethingSaidRefutes() {
    List<RefutedSilences.Claim> claims = List.of(new RefutedSilences.Claim("d1", 1_000, 5_000));

    assertThat(
            RefutedSilences.of(
                claims,
                List.of(
                    new RefutedSilences.Said("d1", 1_000),
                    new RefutedSilences.Said("d1", 5_000),
                    new RefutedSilences.Said("d2", 3_000))))
        .isEmpty();
    assertThat(RefutedSilences.of(claims, List.of(new RefutedSilences.Said("d1", 3_000))))
        .containsExactly("silence of d1 from 1000 to 5000, but it spoke at 3000");
  }

  @Test
  void noticesAnOutageOfASiteWhereFewerWereSilent() {
    List<RefutedSilences.SiteClaim> claims = List.of(new RefutedSilences.SiteClaim("s", 20_000, 2));
    List<RefutedSilences.Member> members =
        List.of(
            new RefutedSilences.Member("d1", "s", 11_000),
            new RefutedSilences.Member("d2", "s", 11_000),
            new RefutedSilences.Member("d3", "s", 11_000),
            new RefutedSilences.Member("d4", "elsewhere", 11_000));
    List<RefutedSilences.Said> outside =
        List.of(
            new RefutedSilences.Said("d1", 15_000),
            new RefutedSilences.Said("d2", 9_000),
            new RefutedSilences.Said("d3", 20_000));

    assertThat(RefutedSilences.ofSites(claims, members, outside)).isEmpty();
    assertThat(
            RefutedSilences.ofSites(
                claims,
                members,
                List.of(
                    new RefutedSilences.Said("d1", 15_000), new RefutedSilences.Said("d2", 9_001))))
        .containsExactly("outage of site s at 20000 with 2 silent, but there were 1");
  }

  private static FindingComparison compared(List<ExpectedFinding> expected, List<Row> rows) {
    return FindingComparison.of(expected, rows, (kind, subject) -> false);
  }

  private static List<String> budgetOf(List<ExpectedCommand> expected, List<Decided> decided) {
    return compare(expected, decided, List.of()).differences().stream()
        .filter(each -> each.startsWith("budget"))
        .toList();
  }

  private static List<String> commands(List<ExpectedCommand> expected, Decided... decided) {
    return compare(expected, List.of(decided), List.of()).differences();
  }

  private static CommandComparison compare(
      List<ExpectedCommand> expected, List<Decided> decided, List<Standing> standings) {
    return CommandComparison.of(expected, decided, standings, new CommandLog());
  }

  private static Decided decided(String device, String state, long hour) {
    return new Decided("id-" + device, device, "reset", !state.equals("HELD"), state, hour, null);
  }
}
