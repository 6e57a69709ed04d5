package dev.muster.simulator.forge;

import dev.muster.control.bundle.TextBundle;
import dev.muster.control.root.Role;
import dev.muster.control.root.RootDocument;
import dev.muster.control.trust.TrustBundle;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.Topics;
import dev.muster.simulator.readings.ReadingSource;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.script.Address;
import dev.muster.simulator.script.BundleChange;
import dev.muster.simulator.script.Damage;
import dev.muster.simulator.script.Draft;
import dev.muster.simulator.script.FalseCommand;
import dev.muster.simulator.script.RegistryChange;
import dev.muster.simulator.script.Source;
import dev.muster.simulator.script.Step;
import dev.muster.simulator.script.Telemetry;
import dev.muster.simulator.script.Tombstone;
import dev.muster.simulator.script.TrustChange;
import dev.muster.simulator.settings.Seed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the bytes of each step of a script.
 *
 * <p>Steps must come in the script's order, since some repeat the bytes of earlier ones. Not
 * thread-safe.
 */
public final class Workshop {
  private static final int CUT_ENVELOPE_BYTES = 40;

  private final Materials materials;
  private final long startMillis;
  private final KeyRing keys;
  private final MessageForge messages;
  private final ControlForge control;
  private final CommandForge commands;
  private final Map<Long, byte[]> repeatable = new HashMap<>();

  /**
   * What a workshop works with.
   *
   * @param root fleet id and recipients
   * @param signers keys of the roles that sign control
   */
  public record Materials(
      RootDocument root,
      Map<Role, CoseSigner> signers,
      Roster roster,
      ReadingSource readings,
      Seed seed) {}

  /**
   * @param startMillis moment since 1970 at which the script starts: devices' clocks tell it
   */
  public Workshop(Materials materials, long startMillis, Function<SigningKey, CoseSigner> signing) {
    this.materials = materials;
    this.startMillis = startMillis;
    this.keys = new KeyRing(materials.roster(), materials.seed(), signing);
    MessageForge.Start start =
        new MessageForge.Start(startMillis, materials.seed(), CryptoProvider.fastest());
    this.messages =
        new MessageForge(materials.root(), materials.roster(), materials.readings(), keys, start);
    this.control =
        new ControlForge(
            materials.root().fleet(), materials.roster(), keys, materials.signers(), start);
    this.commands = new CommandForge(materials.root(), materials.roster(), start);
  }

  /** The identifiers of the devices' keys. */
  public KeyRing keys() {
    return keys;
  }

  /** What stands in the sections of a step's message, as far as it is written for the step. */
  public List<SectionNote> notes(Telemetry telemetry) {
    return telemetry.source() instanceof Source.Written written
        ? messages.notes(written.draft())
        : List.of();
  }

  /** The record of a step. */
  public OutgoingRecord make(Step step) {
    Step.Content content = step.content();
    if (content instanceof Telemetry telemetry) {
      return telemetry(step, telemetry);
    }
    if (content instanceof RegistryChange change) {
      return registry(change.device(), control.write(change));
    }
    if (content instanceof TrustChange change) {
      return OutgoingRecord.control(Topics.TRUST, utf8(TrustBundle.SUBJECT), control.write(change));
    }
    if (content instanceof BundleChange change) {
      return bundle(change);
    }
    if (content instanceof FalseCommand command) {
      return OutgoingRecord.command(
          materials.roster().device(command.device()).id(), commands.write(command, step.due()));
    }
    return registry(((Tombstone) content).device(), null);
  }

  private OutgoingRecord bundle(BundleChange change) {
    byte[] value = control.write(change);
    return change.kind() == BundleChange.Kind.POLICY
        ? OutgoingRecord.control(Topics.POLICY, utf8(TextBundle.POLICY), value)
        : OutgoingRecord.control(Topics.RULES, utf8(TextBundle.RULES), value);
  }

  private OutgoingRecord registry(int device, byte @Nullable [] value) {
    return OutgoingRecord.control(
        Topics.REGISTRY, utf8(materials.roster().device(device).id()), value);
  }

  private OutgoingRecord telemetry(Step step, Telemetry telemetry) {
    Address address = telemetry.address();
    byte[] message = message(step, telemetry);
    boolean tick = address.wrapping() == Address.Wrapping.MARKED_AS_TICK;
    byte @Nullable [] key = address.key() == null ? null : utf8(address.key());
    byte @Nullable [] value = wrap(address, message, startMillis + step.due());
    return new OutgoingRecord(
        Topics.TELEMETRY, key, value, tick, route(address), address.partitionShift());
  }

  /** A record without a key goes where the device's records belong. */
  private static byte[] route(Address address) {
    return utf8(address.key() == null ? address.device() : address.key());
  }

  private static byte @Nullable [] wrap(Address address, byte[] message, long gatewayMillis) {
    @Nullable Long gatewayTime = address.gateway() == null ? null : gatewayMillis;
    return switch (address.wrapping()) {
      case ENVELOPE, MARKED_AS_TICK ->
          EnvelopeCodec.encode(address.device(), address.gateway(), gatewayTime, message);
      case BARE -> message;
      case CUT_ENVELOPE ->
          Arrays.copyOf(
              EnvelopeCodec.encode(address.device(), address.gateway(), gatewayTime, message),
              CUT_ENVELOPE_BYTES);
      case EMPTY -> new byte[0];
      case ABSENT -> null;
    };
  }

  private byte[] message(Step step, Telemetry telemetry) {
    Source source = telemetry.source();
    if (source instanceof Source.Written written) {
      byte[] intact = messages.write(written.draft());
      if (step.referenced()) {
        repeatable.put(step.id(), intact);
      }
      return telemetry.damage().equals(Damage.NONE)
          ? intact
          : Corruption.apply(telemetry.damage(), stated(intact, written.draft()));
    }
    if (source instanceof Source.Noise noise) {
      byte[] bytes = new byte[noise.length()];
      new SplittableRandom(noise.seed()).nextBytes(bytes);
      return bytes;
    }
    byte[] repeated = repeatable.get(((Source.Repeated) source).step());
    if (repeated == null) {
      throw new IllegalStateException("Step " + step.id() + " repeats one that was not made");
    }
    return repeated;
  }

  private Corruption.Stated stated(byte[] intact, Draft draft) {
    return new Corruption.Stated(
        intact,
        materials.roster().device(draft.device()).id(),
        materials.root().fleet(),
        keys.kid(draft.named()),
        Math.floorDiv(startMillis + draft.issuedAt(), 1000L));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
