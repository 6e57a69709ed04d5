package dev.muster.control;

import dev.muster.control.trust.RevokedKey;
import dev.muster.control.trust.TrustBundle;
import dev.muster.message.Identifiers;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Trust bundles as Avro, with revoked keys in a fixed order. */
final class TrustContent implements ControlContent<TrustBundle> {
  private static final AvroContent<dev.muster.schemas.TrustBundle> AVRO =
      new AvroContent<>(new dev.muster.schemas.TrustBundle());
  private static final Comparator<RevokedKey> ORDER =
      Comparator.comparing(RevokedKey::device).thenComparingLong(RevokedKey::kid);

  @Override
  public ControlKind kind() {
    return ControlKind.TRUST;
  }

  @Override
  public byte[] write(TrustBundle bundle) {
    List<dev.muster.schemas.RevokedKey> revoked =
        bundle.revoked().stream()
            .sorted(ORDER)
            .map(key -> new dev.muster.schemas.RevokedKey(key.device(), key.kid()))
            .toList();
    return AVRO.write(
        new dev.muster.schemas.TrustBundle(bundle.version(), bundle.expiresAt(), revoked));
  }

  @Override
  public TrustBundle read(byte[] bytes) throws MalformedContentException {
    dev.muster.schemas.TrustBundle avro = AVRO.read(bytes);
    try {
      Set<RevokedKey> revoked =
          avro.getRevoked().stream().map(TrustContent::revokedKey).collect(Collectors.toSet());
      return new TrustBundle(avro.getVersion(), avro.getExpiresAt(), revoked);
    } catch (IllegalArgumentException e) {
      throw new MalformedContentException(e.getMessage(), e);
    }
  }

  /** A text that is no id names no device, and one without a bound is more than a state holds. */
  private static RevokedKey revokedKey(dev.muster.schemas.RevokedKey key) {
    if (!Identifiers.isId(key.getDevice())) {
      throw new IllegalArgumentException("the device of a revoked key is no id");
    }
    return new RevokedKey(key.getDevice(), key.getKid());
  }

  @Override
  public boolean announces(byte[] bytes) {
    return AVRO.announces(bytes);
  }

  @Override
  public String subject(TrustBundle bundle) {
    return TrustBundle.SUBJECT;
  }

  @Override
  public long version(TrustBundle bundle) {
    return bundle.version();
  }

  @Override
  public long expiresAt(TrustBundle bundle) {
    return bundle.expiresAt();
  }
}
