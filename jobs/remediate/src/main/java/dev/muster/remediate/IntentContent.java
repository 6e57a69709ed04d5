package dev.muster.remediate;

import dev.muster.control.AvroContent;
import dev.muster.control.AvroControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.ControlKind;
import dev.muster.control.MalformedContentException;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.command.Action;
import dev.muster.message.command.ActionKind;
import dev.muster.message.command.Parameter;
import dev.muster.schemas.CommandId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Intents as Avro, in the form that is signed by the remediate stage, kept in the table {@code
 * commands}, and covered by an approval's digest.
 */
public final class IntentContent extends AvroControlContent<Intent, dev.muster.schemas.Intent> {
  /** The one instance. */
  public static final IntentContent INSTANCE = new IntentContent();

  private IntentContent() {
    super(ControlKind.INTENT, form(), Intent::device, Intent::counter, Intent::expiryMillis);
  }

  /**
   * The form of an intent. Its schema has gained the standing, and behind that gains a field with
   * each new parameter of an action: an intent without it keeps the bytes that it had before.
   */
  static AvroContent<dev.muster.schemas.Intent> form() {
    int standing = dev.muster.schemas.Intent.getClassSchema().getField("status").pos();
    Stream<String> parameters =
        Arrays.stream(ActionKind.values())
            .flatMap(kind -> kind.parameters().stream())
            .filter(parameter -> position(parameter) > standing)
            .sorted(Comparator.comparingInt(IntentContent::position))
            .map(Parameter::name)
            .distinct();
    return new AvroContent<>(
        new dev.muster.schemas.Intent(),
        Stream.concat(Stream.of("status"), parameters).toArray(String[]::new));
  }

  @Override
  @SuppressWarnings("NullAway") // Avro's classes do not say which fields may be null.
  protected dev.muster.schemas.Intent avro(Intent intent) {
    StatusChange change = intent.statusChange();
    dev.muster.schemas.Intent avro =
        dev.muster.schemas.Intent.newBuilder()
            .setId(new CommandId(intent.idBytes()))
            .setDevice(intent.device())
            .setAction(intent.action().kind().wireName())
            .setCounter(intent.counter())
            .setEpoch(intent.epoch())
            .setLastSequence(intent.lastSequence())
            .setNotBefore(intent.notBefore())
            .setExpiresAt(intent.expiresAt())
            .setReason(intent.reason())
            .setFinding(intent.finding())
            .setRule(intent.rule())
            .setRulesVersion(intent.rulesVersion())
            .setApprovedBy(intent.approvedBy())
            .setStatus(change == null ? null : change.status().name())
            .setStatusUntil(change == null ? null : end(change.until()))
            .setRegistryVersion(change == null ? null : (Long) change.record().version())
            .setRegistryRecord(change == null ? null : record(change))
            .build();
    for (Parameter.Given<?> given : intent.action().parameters()) {
      avro.put(position(given.parameter()), given.stored());
    }
    return avro;
  }

  @Override
  protected Intent content(dev.muster.schemas.Intent avro) throws MalformedContentException {
    Intent intent =
        new Intent(
            HexFormat.of().formatHex(avro.getId().bytes()),
            avro.getDevice(),
            action(avro),
            avro.getCounter(),
            avro.getEpoch(),
            avro.getLastSequence(),
            avro.getNotBefore(),
            avro.getExpiresAt(),
            avro.getReason(),
            avro.getFinding(),
            avro.getRule(),
            avro.getRulesVersion(),
            avro.getApprovedBy(),
            statusChange(avro));
    IntentBounds.standing(intent);
    return intent;
  }

  private static Action action(dev.muster.schemas.Intent avro) throws MalformedContentException {
    ActionKind kind =
        ActionKind.ofWireName(avro.getAction())
            .orElseThrow(() -> new MalformedContentException("the action is unknown"));
    Parameter.Values values = new Parameter.Values();
    Set<String> own = new HashSet<>();
    for (Parameter<?> parameter : kind.parameters()) {
      own.add(parameter.name());
      Object stored = avro.get(position(parameter));
      if (stored == null) {
        throw new MalformedContentException(parameter.name() + " of the action is missing");
      }
      values.restore(parameter, stored);
    }
    for (ActionKind other : ActionKind.values()) {
      for (Parameter<?> parameter : other.parameters()) {
        if (!own.contains(parameter.name()) && avro.get(position(parameter)) != null) {
          throw new MalformedContentException(parameter.name() + " is of another action");
        }
      }
    }
    return kind.with(values);
  }

  /** Each parameter of an action has a field of its name. */
  private static int position(Parameter<?> parameter) {
    return dev.muster.schemas.Intent.getClassSchema().getField(parameter.name()).pos();
  }

  private static @Nullable StatusChange statusChange(dev.muster.schemas.Intent avro)
      throws MalformedContentException {
    if (avro.getStatus() == null || avro.getRegistryRecord() == null) {
      return null;
    }
    byte[] record = new byte[avro.getRegistryRecord().remaining()];
    avro.getRegistryRecord().duplicate().get(record);
    return new StatusChange(
        DeviceStatus.valueOf(avro.getStatus()),
        end(avro.getStatusUntil()),
        ControlContents.REGISTRY.read(record));
  }

  private static ByteBuffer record(StatusChange change) {
    return ByteBuffer.wrap(ControlContents.REGISTRY.write(change.record()));
  }

  private static @Nullable Long end(long time) {
    return time == Intent.NO_END ? null : (Long) time;
  }

  private static long end(@Nullable Long time) {
    return time == null ? Intent.NO_END : time;
  }
}
