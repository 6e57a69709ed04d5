package dev.muster.message.command;

import java.util.List;

/**
 * What a device is told to do, with the parameters of just that. Immutable.
 *
 * <p>Each action is a file of its own: its name, its parameters, how they are written and read, and
 * how a rule asks for it. What is to know every action asks for its {@link #kind}.
 */
public sealed interface Action permits Attest, Dormant, Offline, Reprovision, Reset, Resume {

  /** Stands for an action without an end. */
  long NO_END = -1;

  /** Which action it is. */
  ActionKind kind();

  /** Its parameters, in the order of their labels. */
  default List<Parameter.Given<?>> parameters() {
    return List.of();
  }

  /** When it ends by itself, in seconds since 1970-01-01T00:00Z, or {@link #NO_END}. */
  default long end() {
    return NO_END;
  }
}
