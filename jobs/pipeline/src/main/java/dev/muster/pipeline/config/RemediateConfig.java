package dev.muster.pipeline.config;

import dev.muster.message.command.ActionKind;
import dev.muster.remediate.budget.Ceilings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far commands may go whatever the rules say, and how decisions are handed to dispatch.
 *
 * @param keys directory with the key store of the role {@code stage:remediate}, which signs them
 * @param ceilings what no rule may exceed
 * @param maxWaitingBytes what the source tasks of telemetry together hand on at most that rules and
 *     approvals have not come as far as
 */
public record RemediateConfig(Path keys, Ceilings ceilings, long maxWaitingBytes) {
  private static final long LARGEST_RECORD = 1 << 20;

  /**
   * An acknowledgement takes no more while it waits than it is counted with here, so this is a
   * quarter of a heap of 512 MiB; at 10,000 messages of 500 bytes a second it lasts 18 seconds.
   */
  private static final long WAITING = 128 << 20;

  /** Decisions under the ceilings that hold by default. */
  public RemediateConfig(Path keys) {
    this(keys, Ceilings.DEFAULT);
  }

  /** Decisions under other ceilings. */
  public RemediateConfig(Path keys, Ceilings ceilings) {
    this(keys, ceilings, WAITING);
  }

  /** The same under other ceilings. */
  public RemediateConfig withCeilings(Ceilings other) {
    return new RemediateConfig(keys, other, maxWaitingBytes);
  }

  static RemediateConfig read(Section remediate) {
    Path keys = Path.of(remediate.required("keys", "/etc/muster/remediate"));
    long waiting = remediate.bytes("max-waiting", WAITING);
    if (waiting < LARGEST_RECORD) {
      remediate.problem("max-waiting", "must be at least 1MiB, the largest record");
    }
    Section ceilings = remediate.section("ceilings");
    Ceilings defaults = Ceilings.DEFAULT;
    return new RemediateConfig(
        keys,
        new Ceilings(
            ceilings.positive("fleet-per-hour", defaults.fleetPerHour()),
            ceilings.positive("cohort-per-hour", defaults.cohortPerHour()),
            actions(ceilings.section("actions")),
            ceilings.duration("dormant", defaults.dormant()),
            alwaysApprove(remediate, defaults)),
        waiting);
  }

  private static Map<ActionKind, Integer> actions(Section actions) {
    Map<ActionKind, Integer> most = new EnumMap<>(ActionKind.class);
    for (ActionKind action : ActionKind.values()) {
      int limit = actions.positive(action.wireName(), Integer.MAX_VALUE);
      if (limit != Integer.MAX_VALUE) {
        most.put(action, limit);
      }
    }
    return most;
  }

  /** An empty list says that rules alone decide when a person is asked. */
  private static Set<ActionKind> alwaysApprove(Section remediate, Ceilings defaults) {
    Optional<List<String>> names = remediate.texts("always-approve");
    if (names.isEmpty()) {
      return defaults.alwaysApprove();
    }
    Set<ActionKind> actions = EnumSet.noneOf(ActionKind.class);
    for (String name : names.get()) {
      ActionKind.ofWireName(name)
          .ifPresentOrElse(
              actions::add,
              () ->
                  remediate.problem(
                      "always-approve", "names `" + name + "`, but must name " + known()));
    }
    return actions;
  }

  private static String known() {
    return Arrays.stream(ActionKind.values())
        .map(ActionKind::wireName)
        .collect(Collectors.joining(", "));
  }
}
