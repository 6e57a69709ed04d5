package dev.muster.dispatch;

import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.ControlKind;
import dev.muster.control.ControlSigner;
import dev.muster.control.MalformedContentException;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.root.PinnedRoot;
import dev.muster.control.root.Role;
import dev.muster.control.root.RoleKey;
import dev.muster.control.root.RootDigest;
import dev.muster.control.root.RootDocument;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.KeyPartition;
import dev.muster.message.MessageType;
import dev.muster.message.command.Action;
import dev.muster.message.command.Dormant;
import dev.muster.message.command.Reset;
import dev.muster.message.command.Resume;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.remediate.StatusChange;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Decisions about one fleet, the same in every run. */
public final class Decided {
  public static final String FLEET = "test-fleet";
  public static final String DEVICE = "pump-7";
  public static final int PARTITIONS = 2;
  public static final long NOW = 1_790_000_000L;

  private Decided() {}

  public static PinnedRoot root() {
    List<RoleKey> keys =
        Stream.of(Role.values())
            .map(role -> new RoleKey(role, key(role).kid(), key(role).algorithm(), spki(role)))
            .toList();
    byte[] json = new RootDocument(FLEET, keys, List.of()).toJson();
    return new PinnedRoot(json, RootDigest.of(json));
  }

  public static CommandKeys keys() {
    return new CommandKeys(signer(Role.DISPATCHER), signer(Role.STANDING));
  }

  public static ReproducibleSigner signer(Role role) {
    return new ReproducibleSigner(key(role));
  }

  public static DeviceRecord device() {
    SigningKey key = SigningKey.derive(SignatureAlgorithm.ES256, new byte[] {7});
    DeviceKey named =
        new DeviceKey(
            key.kid(), key.algorithm(), key.publicKey().spki(), Set.of(MessageType.TELEMETRY));
    return DeviceRecord.of(DEVICE, "pumps")
        .version(4)
        .site("north")
        .firmware("1.4")
        .key(named)
        .cadenceSeconds(60)
        .build();
  }

  /** To be dormant for an hour, and suspended as long. */
  public static Intent dormant(long counter) {
    long until = (NOW + 3600) * 1000;
    return intent(
        counter,
        new Dormant(NOW + 3600),
        new StatusChange(DeviceStatus.SUSPENDED, until, device()));
  }

  /** To work again, and be active. */
  public static Intent resume(long counter) {
    return intent(
        counter, new Resume(), new StatusChange(DeviceStatus.ACTIVE, Intent.NO_END, device()));
  }

  public static Intent reset(long counter) {
    return intent(counter, new Reset(), null);
  }

  /** To start again before a time in seconds. */
  public static Intent until(long expiresAt) {
    return intent(9, new Reset(), null, expiresAt);
  }

  private static Intent intent(long counter, Action action, StatusChange standing) {
    return intent(counter, action, standing, NOW + 600);
  }

  private static Intent intent(long counter, Action action, StatusChange standing, long expiresAt) {
    return new Intent(
        "%032x".formatted(counter + 1),
        DEVICE,
        action,
        counter,
        3,
        1025,
        NOW,
        expiresAt,
        "too hot",
        "f-1",
        "hot",
        5,
        null,
        standing);
  }

  public static ArrivedRecord arrived(Intent intent) {
    return arrived(intent, Role.STAGE_REMEDIATE);
  }

  /** The record of a decision that arrived so many milliseconds late. */
  public static ArrivedRecord arrived(Intent intent, long late) {
    ArrivedRecord one = arrived(intent);
    return new ArrivedRecord(
        one.topic(),
        one.partition(),
        one.offset(),
        one.arrival() + late,
        one.key(),
        one.value(),
        false);
  }

  /** Any bytes at all as the content of a decision, rightly signed. */
  public static ArrivedRecord signed(byte[] content) {
    byte[] value =
        new ControlSigner(FLEET, signer(Role.STAGE_REMEDIATE))
            .sign(new Raw(content), dormant(9), NOW);
    return record(DEVICE, value);
  }

  private record Raw(byte[] content) implements ControlContent<Intent> {
    @Override
    public ControlKind kind() {
      return IntentContent.INSTANCE.kind();
    }

    @Override
    public byte[] write(Intent intent) {
      return content;
    }

    @Override
    public Intent read(byte[] bytes) throws MalformedContentException {
      return IntentContent.INSTANCE.read(bytes);
    }

    @Override
    public boolean announces(byte[] bytes) {
      return IntentContent.INSTANCE.announces(bytes);
    }

    @Override
    public String subject(Intent intent) {
      return IntentContent.INSTANCE.subject(intent);
    }

    @Override
    public long version(Intent intent) {
      return IntentContent.INSTANCE.version(intent);
    }

    @Override
    public long expiresAt(Intent intent) {
      return IntentContent.INSTANCE.expiresAt(intent);
    }
  }

  public static ArrivedRecord arrived(Intent intent, Role signedBy) {
    byte[] value =
        new ControlSigner(FLEET, signer(signedBy)).sign(IntentContent.INSTANCE, intent, NOW);
    return record(DEVICE, value);
  }

  /** A record of the registry, signed by the registrar. */
  public static ArrivedRecord registered(DeviceRecord device) {
    byte[] value =
        new ControlSigner(FLEET, signer(Role.REGISTRAR))
            .sign(ControlContents.REGISTRY, device, NOW);
    return record(Topics.REGISTRY, device.device(), value);
  }

  public static ArrivedRecord record(String device, byte[] value) {
    return record(Topics.INTENTS, device, value);
  }

  public static ArrivedRecord record(String topic, String device, byte[] value) {
    byte[] key = device == null ? null : device.getBytes(StandardCharsets.UTF_8);
    int partition = key == null ? 0 : KeyPartition.of(key, PARTITIONS);
    return new ArrivedRecord(topic, partition, 17, NOW * 1000, key, value, false);
  }

  private static SigningKey key(Role role) {
    return SigningKey.derive(
        SignatureAlgorithm.ES256, role.wireName().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] spki(Role role) {
    return key(role).publicKey().spki();
  }
}
