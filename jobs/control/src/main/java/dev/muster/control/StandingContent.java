package dev.muster.control;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.Standing;
import java.nio.ByteBuffer;

/** Standings as Avro. The record that one stands over is not looked into here. */
final class StandingContent extends AvroControlContent<Standing, dev.muster.schemas.Standing> {
  StandingContent() {
    super(
        ControlKind.STANDING,
        new AvroContent<>(new dev.muster.schemas.Standing()),
        Standing::device,
        Standing::version,
        standing -> NEVER);
  }

  @Override
  protected dev.muster.schemas.Standing avro(Standing standing) {
    dev.muster.schemas.Standing.Builder avro =
        dev.muster.schemas.Standing.newBuilder()
            .setDevice(standing.device())
            .setVersion(standing.version())
            .setRegistered(ByteBuffer.wrap(standing.registered()));
    if (standing.suspendedUntil() != DeviceRecord.NO_END) {
      avro.setSuspendedUntil(standing.suspendedUntil());
    }
    return avro.build();
  }

  @Override
  protected Standing content(dev.muster.schemas.Standing avro) throws MalformedContentException {
    Long end = avro.getSuspendedUntil();
    if (end != null && end == DeviceRecord.NO_END) {
      throw new MalformedContentException("the end of the suspension is none");
    }
    byte[] registered = new byte[avro.getRegistered().remaining()];
    avro.getRegistered().duplicate().get(registered);
    return new Standing(
        avro.getDevice(), avro.getVersion(), end == null ? DeviceRecord.NO_END : end, registered);
  }
}
