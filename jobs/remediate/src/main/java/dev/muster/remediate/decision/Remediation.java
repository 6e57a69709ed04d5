package dev.muster.remediate.decision;

import dev.muster.control.Accepted;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.detect.silence.Progress;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.DeviceAcknowledgement;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Outcomes;
import dev.muster.remediate.budget.Budgets;
import dev.muster.remediate.command.CommandHistory;
import dev.muster.remediate.command.Memory;
import dev.muster.remediate.command.PendingCommands;
import dev.muster.remediate.rule.RuleBook;
import dev.muster.remediate.rule.RuleDocuments;
import dev.muster.remediate.rule.RulesStanding;
import dev.muster.remediate.rule.Rulings;
import java.util.function.Function;

/**
 * Decides what is commanded, and follows each command to its end.
 *
 * <p>What comes in is not looked at until {@link #advance} says that nothing earlier can come any
 * more; then it is taken in order of arrival. So the results are a function of what came in, not of
 * the order in which it came. A command that expires does so before anything that arrived in the
 * same millisecond is taken.
 *
 * <p>Guaranteed: within any 60 minutes no more is issued than rules and ceilings allow, since a
 * command has its place at the time at which it is issued, and a proposal has one from the time at
 * which it is made. What is held is held for good, and has none.
 *
 * <p>Called by one thread, except for {@link #rulesAt}.
 */
public final class Remediation {
  private final ArrivalQueue agenda = new ArrivalQueue();
  private final Memory memory;
  private final Decisions decisions;

  /** Remediation that goes on from a state. */
  public Remediation(Setup setup, RemediationState state, Outcomes outcomes) {
    memory =
        new Memory(
            new Rulings(setup.reader(), state.rules()),
            new Budgets(setup.settings().ceilings(), state.taken()),
            new CommandHistory(state.commanded()),
            new PendingCommands(state.pending()));
    decisions = new Decisions(setup.settings(), memory, outcomes);
    state.answers().forEach(agenda::add);
    state.approvals().forEach(agenda::addApproval);
    state.causes().forEach(agenda::add);
    state.standings().forEach(agenda::addStanding);
    state.progress().forEach(agenda::add);
  }

  /** What it is made with. */
  public record Setup(RemediateSettings settings, Function<TextBundle, RuleBook> reader) {
    /** The setup of a pipeline. */
    public static Setup of(RemediateSettings settings) {
      return new Setup(settings, RuleDocuments::read);
    }
  }

  /** A finding came in. */
  public void add(DeviceFinding cause) {
    agenda.add(cause);
  }

  /** A device's answer came in. */
  public void add(DeviceAcknowledgement answer) {
    agenda.add(answer);
  }

  /** An approval came in. */
  public void addApproval(Accepted<Approval> approval) {
    agenda.addApproval(approval);
  }

  /**
   * A registry record came in. A device's first one changes nothing that waits, and is not kept.
   */
  public void addStanding(Accepted<DeviceRecord> standing) {
    if (standing.content().version() > 1 || standing.content().status() != DeviceStatus.ACTIVE) {
      agenda.addStanding(standing);
    }
  }

  /** How far a device has come came in. */
  public void add(Progress progress) {
    agenda.add(progress);
  }

  /** A rule bundle came in. */
  public void addRules(Accepted<TextBundle> rules) {
    memory.rulings().add(rules);
  }

  /**
   * Takes everything that arrived up to a time, and lets expire what does so by then. The end of
   * all inputs, {@link Long#MAX_VALUE}, is no time: it lets nothing expire that outlasts what came
   * in.
   */
  public void advance(long watermark) {
    while (due(watermark)) {
      if (memory.pending().nextExpiry() <= agenda.next()) {
        decisions.expireNext();
      } else {
        agenda.takeNext(decisions);
      }
    }
    if (watermark != Long.MAX_VALUE) {
      memory.forgetBefore(watermark);
    }
  }

  private boolean due(long watermark) {
    return watermark == Long.MAX_VALUE
        ? agenda.size() > 0
        : Math.min(agenda.next(), memory.pending().nextExpiry()) <= watermark;
  }

  /** Returns what is remembered, to be gone on from. */
  public RemediationState snapshot() {
    return new RemediationState(
        memory.pending().snapshot(),
        memory.commanded().snapshot(),
        memory.budgets().snapshot(),
        memory.rulings().snapshot(),
        agenda.answers(),
        agenda.approvals(),
        agenda.causes(),
        agenda.standings(),
        agenda.progress());
  }

  /**
   * Returns which rules stand at a time, for people: what is decided goes by arrival. Safe for use
   * by any thread.
   */
  public RulesStanding rulesAt(long now) {
    return memory.rulings().standing(now);
  }

  /** Returns how much is awaited. */
  public Awaited awaited() {
    return new Awaited(
        memory.pending().count(CommandState.AWAITING_APPROVAL),
        memory.pending().count(CommandState.ISSUED),
        agenda.size());
  }

  /**
   * How much is awaited.
   *
   * @param approvals commands that wait for consent
   * @param answers commands that wait for their device's answer
   * @param waiting what came in and waits for the other inputs
   */
  public record Awaited(int approvals, int answers, int waiting) {}
}
