package dev.muster.control;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.Standing;
import java.nio.ByteBuffer;

/** Standings as Avro. The record that one stands over is not looked into here. */
final class StandingContent implements ControlContent<Standing> {
  private static final AvroContent<dev.muster.schemas.Standing> AVRO =
      new AvroContent<>(new dev.muster.schemas.Standing());

  @Override
  public ControlKind kind() {
    return ControlKind.STANDING;
  }

  @Override
  public byte[] write(Standing standing) {
    boolean ends = standing.suspendedUntil() != DeviceRecord.NO_END;
    return AVRO.write(
        new dev.muster.schemas.Standing(
            standing.device(),
            standing.version(),
            ends ? (Long) standing.suspendedUntil() : null,
            ByteBuffer.wrap(standing.registered())));
  }

  @Override
  public Standing read(byte[] bytes) throws MalformedContentException {
    dev.muster.schemas.Standing avro = AVRO.read(bytes);
    Long end = avro.getSuspendedUntil();
    if (end != null && end == DeviceRecord.NO_END) {
      throw new MalformedContentException("the end of the suspension is none");
    }
    byte[] registered = new byte[avro.getRegistered().remaining()];
    avro.getRegistered().duplicate().get(registered);
    try {
      return new Standing(
          avro.getDevice(), avro.getVersion(), end == null ? DeviceRecord.NO_END : end, registered);
    } catch (IllegalArgumentException e) {
      throw new MalformedContentException(e.getMessage(), e);
    }
  }

  @Override
  public boolean announces(byte[] bytes) {
    return AVRO.announces(bytes);
  }

  @Override
  public String subject(Standing standing) {
    return standing.device();
  }

  @Override
  public long version(Standing standing) {
    return standing.version();
  }

  @Override
  public long expiresAt(Standing standing) {
    return NEVER;
  }
}
