package dev.muster.demo;

import dev.muster.simulator.agent.CommandLog;
import dev.muster.simulator.governance.Governance;
import dev.muster.simulator.script.ExpectedCommand;
import dev.muster.simulator.script.ExpectedCommand.Fate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the commands compare with those that should have been decided on, and with what devices made
 * of them.
 *
 * @param issued commands that were handed to dispatch
 * @param verified commands that a device verified
 * @param acknowledged commands whose device said in time that it did them
 * @param held commands that were held
 * @param expired commands that expired
 * @param refusedByDevice records of the command topic that a device refused
 * @param differences a sentence about each that is missing, too many, or ended otherwise
 */
record CommandComparison(
    long issued,
    long verified,
    long acknowledged,
    long held,
    long expired,
    long refusedByDevice,
    List<String> differences) {

  /** A comparison of nothing with nothing. */
  static final CommandComparison NONE = new CommandComparison(0, 0, 0, 0, 0, 0, List.of());

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final String ISSUED = "ISSUED";
  private static final String HELD = "HELD";
  private static final String ACKNOWLEDGED = "ACKNOWLEDGED";
  private static final String EXPIRED = "EXPIRED";

  /**
   * A command as its table tells it.
   *
   * @param id its id in hex
   * @param device the device that it is for
   * @param action what it asks for
   * @param issued whether it was handed to dispatch
   * @param state its newest state
   * @param hour the beginning of the hour whose budget it asked, in milliseconds since 1970
   * @param status standing that it gives its device, or null
   */
  record Decided(
      String id,
      String device,
      String action,
      boolean issued,
      String state,
      long hour,
      @Nullable String status) {}

  /**
   * A standing that the registry gives a device on behalf of the pipeline.
   *
   * @param device the device
   * @param status wire name of its standing, or null if it was refused
   */
  record Standing(String device, @Nullable String status) {}

  /** Whether nothing is awaited any more. */
  static boolean settled(List<ExpectedCommand> expected, List<Decided> decided) {
    return decided.size() >= expected.size()
        && decided.stream()
            .noneMatch(
                each -> each.state().equals(ISSUED) || each.state().equals("AWAITING_APPROVAL"));
  }

  static CommandComparison of(
      List<ExpectedCommand> expected,
      List<Decided> decided,
      List<Standing> standings,
      CommandLog log) {
    List<String> differences = new ArrayList<>();
    Map<String, Decided> open = new HashMap<>();
    for (Decided each : decided) {
      if (open.put(each.device(), each) != null) {
        differences.add("more than one command for " + each.device());
      }
    }
    List<Decided> budgeted = new ArrayList<>();
    for (ExpectedCommand command : expected) {
      Decided found = open.remove(command.device());
      if (found == null
          || !found.action().equals(command.action().wireName())
          || !ends(command, found)) {
        differences.add("command not as expected: " + command + ", but " + found);
      } else if (command.fate() == Fate.BUDGETED) {
        budgeted.add(found);
      }
    }
    open.values().forEach(each -> differences.add("command not expected: " + each));
    differences.addAll(budget(budgeted));
    differences.addAll(standings(decided, standings));
    differences.addAll(deliveries(decided, log));
    return new CommandComparison(
        decided.stream().filter(Decided::issued).count(),
        log.verified(),
        count(decided, ACKNOWLEDGED),
        count(decided, HELD),
        count(decided, EXPIRED),
        log.refused(),
        differences);
  }

  private static boolean ends(ExpectedCommand expected, Decided decided) {
    return switch (expected.fate()) {
      case ACKNOWLEDGED -> decided.state().equals(ACKNOWLEDGED);
      case EXPIRED -> decided.state().equals(EXPIRED);
      case BUDGETED -> decided.state().equals(ACKNOWLEDGED) || decided.state().equals(HELD);
    };
  }

  /** Any hour has its budget, and who asked first has the place. */
  private static List<String> budget(List<Decided> budgeted) {
    List<Decided> inOrder =
        budgeted.stream().sorted(Comparator.comparingLong(Decided::hour)).toList();
    Deque<Long> taken = new ArrayDeque<>();
    long should = 0;
    for (Decided each : inOrder) {
      while (!taken.isEmpty() && taken.peekFirst() <= each.hour()) {
        taken.removeFirst();
      }
      if (taken.size() < Governance.THERMOSTAT_BUDGET) {
        taken.addLast(each.hour() + HOUR);
        should++;
      }
    }
    long issued = budgeted.stream().filter(Decided::issued).count();
    return issued == should
        ? List.of()
        : List.of(
            "budget of the thermostats: %s instead of %s of %s commands were issued"
                .formatted(issued, should, budgeted.size()));
  }

  /** The registry agrees with the commands, and says nothing else on its own. */
  private static List<String> standings(List<Decided> decided, List<Standing> standings) {
    List<Standing> left = new ArrayList<>(standings);
    List<String> differences = new ArrayList<>();
    for (Decided each : decided) {
      if (each.issued()
          && each.status() != null
          && !left.remove(new Standing(each.device(), each.status()))) {
        differences.add("standing not in the registry: " + each);
      }
    }
    left.forEach(each -> differences.add("standing that no command gave: " + each));
    return differences;
  }

  /** Each command that was issued reached its device once, and nothing else was obeyed. */
  private static List<String> deliveries(List<Decided> decided, CommandLog log) {
    Map<String, Integer> verified = new HashMap<>();
    for (CommandLog.Entry entry : log.entries()) {
      if (entry.outcome().equals(CommandLog.VERIFIED)) {
        verified.merge(entry.command(), 1, Integer::sum);
      }
    }
    List<String> differences = new ArrayList<>();
    for (Decided each : decided) {
      Integer times = verified.remove(each.id());
      if (each.state().equals(ACKNOWLEDGED) && (times == null || times != 1)) {
        differences.add("command verified %s times: %s".formatted(times, each));
      } else if (!each.issued() && times != null) {
        differences.add("command obeyed that was never issued: " + each);
      }
    }
    verified.forEach((id, times) -> differences.add("command obeyed without a row: " + id));
    return differences;
  }

  private static long count(List<Decided> decided, String state) {
    return decided.stream().filter(each -> each.state().equals(state)).count();
  }
}
