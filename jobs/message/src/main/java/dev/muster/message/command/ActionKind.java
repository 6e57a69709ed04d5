package dev.muster.message.command;

import dev.muster.message.command.Parameter.Values;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The actions there are. Names of constants are kept in state: neither they nor wire names change.
 */
public enum ActionKind {
  /** Start again. */
  RESET(Reset.FORM),
  /** Fetch keys and settings anew. */
  REPROVISION(Reprovision.FORM),
  /** Be quiet until a time; the registry suspends the device until then. */
  DORMANT(Dormant.FORM),
  /** Disconnect; the registry suspends the device. */
  OFFLINE(Offline.FORM),
  /** Work again; the registry makes the device active, unless a person suspended it. */
  RESUME(Resume.FORM),
  /** Prove the software that runs. */
  ATTEST(Attest.FORM);

  @SuppressWarnings("ImmutableEnumChecker") // A form of an action never changes.
  private final ActionForm form;

  ActionKind(ActionForm form) {
    this.form = form;
  }

  /** The action of this wire name. */
  public static Optional<ActionKind> ofWireName(String name) {
    return Stream.of(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
  }

  /** The name in commands, rules and tables. */
  public String wireName() {
    return form.wireName();
  }

  /** What the registry is to say of a device that is told so. */
  public Consequence consequence() {
    return form.consequence();
  }

  /** Whether a device does it in whatever epoch it is. */
  public boolean inEveryEpoch() {
    return form.inEveryEpoch();
  }

  /** What a command to do so says besides, in the order of the labels; all of it is required. */
  public List<Parameter<?>> parameters() {
    return form.parameters();
  }

  /**
   * The action with these parameters.
   *
   * @throws IllegalArgumentException if a value is out of bounds; says which
   */
  public Action with(Values values) {
    return form.reader().apply(values);
  }

  /** The keys by which a rule gives parameters of this action. */
  public Collection<String> ruleKeys() {
    return form.ruleKeys().keySet();
  }

  /** Why a rule of another action can't have one of {@link #ruleKeys}. */
  public String misplaced(String ruleKey) {
    return Objects.requireNonNull(form.ruleKeys().get(ruleKey));
  }

  /** The action as a rule asks for it. */
  public Order order(OrderSource rule) {
    return form.order().apply(rule);
  }
}
