package dev.muster.simulator.agent;

import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.command.Command;
import dev.muster.message.command.CommandParser;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ProtectedHeader;
import org.jspecify.annotations.Nullable;

/**
 * The part of a device that receives commands. It executes each at most once: the highest counter
 * is raised before anything is done. Not thread-safe.
 */
public final class DeviceAgent {
  /** The action that proves something and changes nothing. */
  private static final long MOST_AHEAD = 1_024;

  private final String device;
  private final CommandKey key;
  private long highestCounter = -1;

  public DeviceAgent(String device, CommandKey key) {
    this.device = device;
    this.key = key;
  }

  /** Judges a command; one that passes or is answered can't be received again. */
  public Reception receive(byte[] bytes, DeviceClock clock) {
    try {
      CoseSign1 signed = CoseSign1.read(bytes);
      long kid = ProtectedHeader.read(signed).kid();
      return judge(signed, kid, CommandParser.parse(signed), clock);
    } catch (MalformedCborException e) {
      return new Reception.Refused(CommandRefusal.MALFORMED, null);
    }
  }

  private Reception judge(CoseSign1 signed, long kid, Command command, DeviceClock clock) {
    @Nullable CommandRefusal refusal = unauthentic(signed, kid, command);
    if (refusal == null) {
      highestCounter = command.counter();
      refusal = untimely(command, clock);
    }
    return refusal == null
        ? new Reception.Verified(command)
        : new Reception.Refused(refusal, command);
  }

  private @Nullable CommandRefusal unauthentic(CoseSign1 signed, long kid, Command command) {
    if (kid != key.kid()) {
      return CommandRefusal.OTHER_SIGNER;
    }
    if (!command.fleet().equals(key.fleet())) {
      return CommandRefusal.OTHER_FLEET;
    }
    if (!command.device().equals(device)) {
      return CommandRefusal.FOREIGN;
    }
    if (!key.verifies(signed)) {
      return CommandRefusal.FORGED;
    }
    return command.counter() <= highestCounter ? CommandRefusal.REPLAYED : null;
  }

  private static @Nullable CommandRefusal untimely(Command command, DeviceClock clock) {
    if (command.epoch() != clock.epoch() && !command.action().kind().inEveryEpoch()) {
      return CommandRefusal.OTHER_EPOCH;
    }
    if (clock.seconds() == DeviceClock.NO_CLOCK) {
      boolean old = clock.nextSequence() > command.lastSequence() + MOST_AHEAD;
      return old ? CommandRefusal.EXPIRED : null;
    }
    if (clock.seconds() < command.notBefore()) {
      return CommandRefusal.TOO_EARLY;
    }
    return clock.seconds() >= command.expiresAt() ? CommandRefusal.EXPIRED : null;
  }
}
