package dev.muster.simulator.agent;

import dev.muster.message.command.Command;
import dev.muster.simulator.forge.OutgoingRecord;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.Conduct;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What an attacker on the command topic does with commands that the pipeline signed: sends them
 * again, to others, or when they have expired. Needs no key. Not thread-safe.
 */
final class CommandAttacker {
  private static final long REPLAY_AFTER = 500;
  private static final long AFTER_EXPIRY = 1_500;
  private static final long MILLIS = 1_000;

  private final Roster roster;
  private final IntFunction<Conduct> conducts;
  private final InstantSource clock;
  private final RecordSink sink;
  private final List<Intended> intended = new ArrayList<>();
  private final Set<String> keptBack = new HashSet<>();

  CommandAttacker(
      Roster roster, IntFunction<Conduct> conducts, InstantSource clock, RecordSink sink) {
    this.roster = roster;
    this.conducts = conducts;
    this.clock = clock;
    this.sink = sink;
  }

  /** A record to come. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Intended(long millis, String device, byte[] command, Expectation expectation) {}

  /** Whether a command doesn't get through to its device for now. */
  boolean keepsBack(SimulatedDevice device, Command command, byte[] bytes) {
    if (conducts.apply(device.index()) != Conduct.KEPT_BACK || !keptBack.add(device.id())) {
      return false;
    }
    long millis = command.expiresAt() * MILLIS + AFTER_EXPIRY;
    intend(millis, device, bytes, FaultKind.COMMAND_EXPIRED, CommandRefusal.EXPIRED);
    return true;
  }

  /** Notes a command that a device was about to obey. */
  void overhear(SimulatedDevice device, byte[] bytes) {
    long soon = clock.millis() + REPLAY_AFTER;
    switch (conducts.apply(device.index())) {
      case REPLAYED_TO ->
          intend(soon, device, bytes, FaultKind.COMMAND_REPLAYED, CommandRefusal.REPLAYED);
      case OVERHEARD -> {
        SimulatedDevice other = roster.device((device.index() + 1) % roster.size());
        intend(soon, other, bytes, FaultKind.COMMAND_FOREIGN, CommandRefusal.FOREIGN);
      }
      case OBEDIENT, SPEECHLESS, KEPT_BACK -> {}
    }
  }

  /** Sends what is due. */
  void commit() {
    for (Iterator<Intended> each = intended.iterator(); each.hasNext(); ) {
      Intended next = each.next();
      if (next.millis() <= clock.millis()) {
        each.remove();
        sink.send(OutgoingRecord.command(next.device(), next.command()), next.expectation());
      }
    }
  }

  private void intend(
      long millis, SimulatedDevice to, byte[] bytes, FaultKind kind, CommandRefusal refusal) {
    intended.add(new Intended(millis, to.id(), bytes, new Expectation(kind, refusal.name())));
  }
}
