package dev.muster.control;

import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.registry.Standing;
import dev.muster.message.MessageType;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.signature.SignatureAlgorithm;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Device records as Avro. Keys are checked here, once, and not again for every message. */
final class RegistryContent
    extends AvroControlContent<DeviceRecord, dev.muster.schemas.DeviceRecord> {
  RegistryContent() {
    super(
        ControlKind.REGISTRY,
        new AvroContent<>(new dev.muster.schemas.DeviceRecord(), "suspended_until"),
        DeviceRecord::device,
        DeviceRecord::version,
        record -> NEVER);
  }

  @Override
  @SuppressWarnings("NullAway") // Avro's classes do not say which fields may be null.
  protected dev.muster.schemas.DeviceRecord avro(DeviceRecord record) {
    dev.muster.schemas.DeviceRecord.Builder avro =
        dev.muster.schemas.DeviceRecord.newBuilder()
            .setDevice(record.device())
            .setVersion(record.version())
            .setStatus(dev.muster.schemas.DeviceStatus.valueOf(record.status().name()))
            .setCohort(record.cohort())
            .setSite(record.site())
            .setGateway(record.gateway())
            .setModel(record.model())
            .setFirmware(record.firmware())
            .setKeys(record.keys().stream().map(RegistryContent::key).toList())
            .setCadenceSeconds(record.cadenceSeconds())
            .setHasClock(record.hasClock());
    if (record.suspendedUntil() != DeviceRecord.NO_END) {
      avro.setSuspendedUntil(record.suspendedUntil());
    }
    return avro.build();
  }

  @Override
  protected DeviceRecord content(dev.muster.schemas.DeviceRecord avro)
      throws MalformedContentException {
    List<DeviceKey> keys = new ArrayList<>();
    for (dev.muster.schemas.DeviceKey key : avro.getKeys()) {
      keys.add(key(key));
    }
    return DeviceRecord.of(avro.getDevice(), avro.getCohort())
        .version(avro.getVersion())
        .status(DeviceStatus.valueOf(avro.getStatus().name()))
        .site(avro.getSite())
        .gateway(avro.getGateway())
        .model(avro.getModel())
        .firmware(avro.getFirmware())
        .keys(keys)
        .cadenceSeconds(avro.getCadenceSeconds())
        .hasClock(avro.getHasClock())
        .suspendedUntil(
            avro.getSuspendedUntil() == null ? DeviceRecord.NO_END : avro.getSuspendedUntil())
        .build();
  }

  @Override
  public boolean takesStandings() {
    return true;
  }

  @Override
  public DeviceRecord under(Standing standing, DeviceRecord record)
      throws MalformedContentException {
    if (record.status() == DeviceStatus.REMOVED) {
      throw new MalformedContentException("the registrar removed the device");
    }
    if (record.suspendedByPerson()) {
      throw new MalformedContentException("a person suspended the device");
    }
    return standing.over(record);
  }

  private static dev.muster.schemas.DeviceKey key(DeviceKey key) {
    return dev.muster.schemas.DeviceKey.newBuilder()
        .setKid(key.kid())
        .setAlgorithm(key.algorithm().wireName())
        .setSpki(ByteBuffer.wrap(key.spki()))
        .setUses(key.uses().stream().sorted().map(MessageType::wireName).toList())
        .build();
  }

  private static DeviceKey key(dev.muster.schemas.DeviceKey key) throws MalformedContentException {
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.fromWireName(key.getAlgorithm())
            .orElseThrow(() -> new MalformedContentException("a key's algorithm is unknown"));
    byte[] spki = new byte[key.getSpki().remaining()];
    key.getSpki().duplicate().get(spki);
    try {
      if (RawPublicKey.fromSpki(algorithm.keyType(), spki).kid() != key.getKid()) {
        throw new MalformedContentException("a key's kid is not that of its spki");
      }
    } catch (UnusableKeyException e) {
      throw new MalformedContentException("a key's spki is not a key of its algorithm", e);
    }
    return new DeviceKey(key.getKid(), algorithm, spki, uses(key.getUses()));
  }

  private static Set<MessageType> uses(List<String> names) throws MalformedContentException {
    Set<MessageType> uses = EnumSet.noneOf(MessageType.class);
    for (String name : names) {
      uses.add(
          MessageType.fromWireName(name)
              .orElseThrow(() -> new MalformedContentException("a key's use is unknown")));
    }
    return uses;
  }
}
