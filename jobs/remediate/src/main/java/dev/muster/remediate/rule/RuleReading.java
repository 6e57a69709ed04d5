package dev.muster.remediate.rule;

import dev.muster.condition.Condition;
import dev.muster.condition.WrittenCondition;
import dev.muster.detect.finding.FindingKind;
import dev.muster.document.Block;
import dev.muster.message.MessageLimits;
import dev.muster.message.command.ActionKind;
import dev.muster.message.command.Order;
import dev.muster.message.command.OrderSource;
import dev.muster.remediate.Occasion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One rule out of its YAML. Notes what is wrong, and goes on with a stand-in. */
final class RuleReading {
  /** Kinds of finding that have a device to command. */
  private static final Set<String> KINDS =
      EnumSet.complementOf(EnumSet.of(FindingKind.SITE_DOWN, FindingKind.FLOODED)).stream()
          .map(FindingKind::wireName)
          .collect(Collectors.toCollection(TreeSet::new));

  private RuleReading() {}

  static Rule read(Block block) {
    String name = name(block);
    Rule rule =
        new Rule(
            name,
            kinds(block),
            occasion(block),
            cohorts(block),
            condition(block),
            order(block),
            within(block, "cool-down", Rule.MAX_COOL_DOWN),
            block.flag("approval", false),
            expiry(block),
            reason(block));
    block.nothingElse();
    return rule;
  }

  private static String name(Block block) {
    String name = block.text("name");
    if (!name.isEmpty() && !name.matches("[A-Za-z0-9._-]{1,64}")) {
      block.problem("name", "a rule's name is 1 to 64 characters of A-Z a-z 0-9 . _ -");
    }
    return name;
  }

  private static Set<String> kinds(Block block) {
    List<String> kinds = block.texts("on");
    if (kinds.isEmpty()) {
      block.problem("on", "`on` is missing: write one or more of " + String.join(", ", KINDS));
    }
    for (String kind : kinds) {
      if (!KINDS.contains(kind)) {
        block.problem(
            "on", "`" + kind + "` cannot be commanded on: write " + String.join(", ", KINDS));
      }
    }
    return new HashSet<>(kinds);
  }

  /** Left out means all; a list from which everything was taken does not. */
  private static Set<String> cohorts(Block block) {
    Set<String> cohorts = new HashSet<>(block.texts("cohorts"));
    if (block.has("cohorts") && cohorts.isEmpty()) {
      block.problem("cohorts", "`cohorts` is empty: name cohorts, or leave it out for all");
    }
    return cohorts;
  }

  private static Occasion occasion(Block block) {
    Optional<String> when = block.optionalText("when");
    Optional<Occasion> occasion = when.flatMap(Occasion::ofWireName);
    if (when.isPresent() && occasion.isEmpty()) {
      block.problem("when", "`when` must be raised or cleared");
    }
    return occasion.orElse(Occasion.RAISED);
  }

  private static RuleCondition condition(Block block) {
    Optional<Condition> condition =
        WrittenCondition.read(block, "condition", CauseVocabulary.NAMES);
    return condition
        .<RuleCondition>map(asked -> cause -> asked.evaluate(CauseVocabulary.values(cause)))
        .orElse(RuleCondition.ALWAYS);
  }

  private static ActionKind action(Block block) {
    String name = block.text("action");
    Optional<ActionKind> action = ActionKind.ofWireName(name);
    if (action.isEmpty() && !name.isEmpty()) {
      String known =
          Arrays.stream(ActionKind.values())
              .map(ActionKind::wireName)
              .collect(Collectors.joining(", "));
      block.problem("action", "`" + name + "` is no action: write one of " + known);
    }
    return action.orElse(ActionKind.ATTEST);
  }

  private static Order order(Block block) {
    ActionKind action = action(block);
    for (ActionKind other : ActionKind.values()) {
      for (String key : other.ruleKeys()) {
        if (other != action && !action.ruleKeys().contains(key) && block.has(key)) {
          block.problem(key, "%s: remove `%s`".formatted(other.misplaced(key), key));
        }
      }
    }
    return action.order(new Given(block));
  }

  /** The parameters of an action, as a rule gives them. */
  private record Given(Block block) implements OrderSource {

    @Override
    public Duration duration(String key, Duration longest) {
      return within(block, key, longest);
    }

    @Override
    public String text(String key) {
      return block.text(key);
    }
  }

  private static Duration expiry(Block block) {
    Duration expiry = within(block, "expires-after", Rule.MAX_EXPIRY);
    if (expiry.isZero() && block.has("expires-after")) {
      block.problem("expires-after", "a command that counts for no time reaches nobody: write 10m");
    }
    return expiry;
  }

  private static Duration within(Block block, String name, Duration longest) {
    Optional<Duration> duration = block.duration(name);
    if (duration.isEmpty() && !block.has(name)) {
      block.problem(name, "`" + name + "` is missing: write a time, as in `" + name + ": 10m`");
    }
    if (duration.isPresent() && duration.get().compareTo(longest) > 0) {
      block.problem(name, "`" + name + "` is at most " + longest.toDays() + "d");
    }
    return duration.orElse(Duration.ZERO);
  }

  private static String reason(Block block) {
    String reason = block.text("reason");
    if (reason.getBytes(StandardCharsets.UTF_8).length > MessageLimits.MAX_REASON_BYTES) {
      block.problem("reason", "a reason is at most 256 bytes of UTF-8");
    }
    return reason;
  }
}
