package dev.muster.message.command;

import dev.muster.message.MessageLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Be quiet until a time; the registry suspends the device until then.
 *
 * @param end that time, in seconds since 1970-01-01T00:00Z
 */
public record Dormant(long end) implements Action {
  private static final Parameter<Long> UNTIL = Parameter.time(6, "until");

  static final ActionForm FORM =
      new ActionForm(
          "dormant",
          Consequence.SUSPENDS,
          false,
          List.of(UNTIL),
          given -> new Dormant(given.get(UNTIL)),
          Map.of("for", "only dormant has an end"),
          rule -> new Lasting(rule.duration("for", Lasting.LONGEST)));

  /**
   * Checks the time.
   *
   * @throws IllegalArgumentException if no message could carry it
   */
  public Dormant {
    if (end <= 0 || end >= MessageLimits.TIME_END) {
      throw new IllegalArgumentException("the end of the action is out of bounds");
    }
  }

  @Override
  public ActionKind kind() {
    return ActionKind.DORMANT;
  }

  @Override
  public List<Parameter.Given<?>> parameters() {
    return List.of(UNTIL.given(end));
  }

  /** The same for a time. */
  public record Lasting(Duration lasting) implements Order {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final long SECOND = 1000;

    @Override
    public ActionKind kind() {
      return ActionKind.DORMANT;
    }

    /** Rounds up: a device is never quiet for less time than its rule says. */
    @Override
    public Action at(long arrival) {
      return new Dormant(-Math.floorDiv(-(arrival + lasting.toMillis()), SECOND));
    }
  }
}
