package dev.muster.simulator.agent;

import dev.muster.message.command.Command;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a device makes of a command. */
public sealed interface Reception {

  /** Handles both cases. */
  <T> T fold(Function<Command, T> verified, BiFunction<CommandRefusal, Command, T> refused);

  /** It is for this device, now, and for the first time. */
  record Verified(Command command) implements Reception {
    @Override
    public <T> T fold(
        Function<Command, T> verified, BiFunction<CommandRefusal, Command, T> refused) {
      return verified.apply(command);
    }
  }

  /**
   * The device does not act on it.
   *
   * @param why the first condition that does not hold
   * @param command what it asks for, or null if that cannot be read
   */
  record Refused(CommandRefusal why, @Nullable Command command) implements Reception {
    @Override
    public <T> T fold(
        Function<Command, T> verified, BiFunction<CommandRefusal, Command, T> refused) {
      return refused.apply(why, command);
    }
  }
}
