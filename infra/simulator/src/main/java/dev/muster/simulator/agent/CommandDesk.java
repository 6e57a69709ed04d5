package dev.muster.simulator.agent;

import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.command.Action;
import dev.muster.message.command.Command;
import dev.muster.message.command.CommandParser;
import dev.muster.message.cose.CoseSign1;
import dev.muster.schemas.CommandEnvelope;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.Conduct;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Script;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands what stands on the command topic to the devices that it names, and lets them act and
 * answer. Not thread-safe.
 */
public final class CommandDesk implements ScriptObserver {
  private static final long MILLIS = 1_000;

  private final Fleet fleet;
  private final Supplier<Delivery> inbox;
  private final CommandAttacker attacker;
  private final CommandLog log;
  private final Map<String, SimulatedDevice> devices = new HashMap<>();
  private final Map<String, DeviceAgent> agents = new HashMap<>();

  /**
   * Whose commands these are.
   *
   * @param conducts what happens to the commands of a device, by its number
   * @param clock what devices' clocks say
   */
  public record Fleet(
      Roster roster, CommandKey key, IntFunction<Conduct> conducts, InstantSource clock) {}

  /**
   * A desk at which nothing arrived yet.
   *
   * @param inbox gives the next record, or null when there is none
   */
  public CommandDesk(Fleet fleet, Supplier<Delivery> inbox, RecordSink sink, CommandLog log) {
    this.fleet = fleet;
    this.inbox = inbox;
    this.attacker = new CommandAttacker(fleet.roster(), fleet.conducts(), fleet.clock(), sink);
    this.log = log;
    fleet.roster().devices().forEach(device -> devices.put(device.id(), device));
  }

  @Override
  public void look(Script script, long scriptMillis) {
    for (Delivery next = inbox.get(); next != null; next = inbox.get()) {
      deliver(script, scriptMillis, next);
    }
    attacker.commit();
  }

  /** A gateway looks at nothing but the envelope, and passes over what has none. */
  private void deliver(Script script, long at, Delivery delivery) {
    CommandEnvelope envelope = open(delivery.value());
    if (envelope == null) {
      return;
    }
    SimulatedDevice device = devices.get(envelope.getDevice());
    byte[] bytes = bytes(envelope.getCommand());
    Optional<Command> readable = read(bytes);
    if (device == null
        || readable.filter(each -> attacker.keepsBack(device, each, bytes)).isPresent()) {
      return;
    }
    script.interrupt(
        device.index(), at, (life, now) -> log.add(receive(life, now, delivery, bytes)));
  }

  private CommandLog.Entry receive(DeviceLife life, long at, Delivery delivery, byte[] bytes) {
    SimulatedDevice device = life.device();
    DeviceAgent agent = agents.computeIfAbsent(device.id(), id -> new DeviceAgent(id, fleet.key()));
    Reception reception =
        agent.receive(bytes, new DeviceClock(life.epoch(), life.sequence(), secondsOf(device)));
    return reception.fold(
        command -> {
          boolean answered = obey(life, at, command);
          attacker.overhear(device, bytes);
          return entry(delivery, device, command, CommandLog.VERIFIED, answered);
        },
        (why, command) -> {
          if (why.answered()) {
            CommandExecution.refuse(life, at, command, why);
          }
          return entry(delivery, device, command, why.name(), why.answered());
        });
  }

  private boolean obey(DeviceLife life, long at, Command command) {
    boolean answers = fleet.conducts().apply(life.device().index()) != Conduct.SPEECHLESS;
    if (answers) {
      CommandExecution.confirm(life, at, command);
    }
    long end = command.action().end();
    long until = end == Action.NO_END ? at : at + end * MILLIS - fleet.clock().millis();
    CommandExecution.act(life, at, command, until);
    return answers;
  }

  private long secondsOf(SimulatedDevice device) {
    return device.hasClock() ? fleet.clock().millis() / MILLIS : DeviceClock.NO_CLOCK;
  }

  private static CommandLog.Entry entry(
      Delivery delivery,
      SimulatedDevice device,
      @Nullable Command command,
      String outcome,
      boolean answered) {
    return new CommandLog.Entry(
        delivery.partition(),
        delivery.offset(),
        device.id(),
        command == null ? null : HexFormat.of().formatHex(command.id()),
        outcome,
        answered);
  }

  private static Optional<Command> read(byte[] bytes) {
    try {
      return Optional.of(CommandParser.parse(CoseSign1.read(bytes)));
    } catch (MalformedCborException e) {
      return Optional.empty();
    }
  }

  /** Null where anybody's bytes, or none, are no envelope: Avro throws what it likes at those. */
  static @Nullable CommandEnvelope open(byte @Nullable [] value) {
    try {
      return value == null ? null : CommandEnvelope.fromByteBuffer(ByteBuffer.wrap(value));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
