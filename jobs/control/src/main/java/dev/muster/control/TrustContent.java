package dev.muster.control;

import dev.muster.control.trust.RevokedKey;
import dev.muster.control.trust.TrustBundle;
import dev.muster.message.Identifiers;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Trust bundles as Avro, with revoked keys in a fixed order. */
final class TrustContent extends AvroControlContent<TrustBundle, dev.muster.schemas.TrustBundle> {
  private static final Comparator<RevokedKey> ORDER =
      Comparator.comparing(RevokedKey::device).thenComparingLong(RevokedKey::kid);

  TrustContent() {
    super(
        ControlKind.TRUST,
        new AvroContent<>(new dev.muster.schemas.TrustBundle()),
        bundle -> TrustBundle.SUBJECT,
        TrustBundle::version,
        TrustBundle::expiresAt);
  }

  @Override
  protected dev.muster.schemas.TrustBundle avro(TrustBundle bundle) {
    List<dev.muster.schemas.RevokedKey> revoked =
        bundle.revoked().stream()
            .sorted(ORDER)
            .map(key -> new dev.muster.schemas.RevokedKey(key.device(), key.kid()))
            .toList();
    return new dev.muster.schemas.TrustBundle(bundle.version(), bundle.expiresAt(), revoked);
  }

  @Override
  protected TrustBundle content(dev.muster.schemas.TrustBundle avro) {
    Set<RevokedKey> revoked =
        avro.getRevoked().stream().map(TrustContent::revokedKey).collect(Collectors.toSet());
    return new TrustBundle(avro.getVersion(), avro.getExpiresAt(), revoked);
  }

  /** A text that is no id names no device, and one without a bound is more than a state holds. */
  private static RevokedKey revokedKey(dev.muster.schemas.RevokedKey key) {
    if (!Identifiers.isId(key.getDevice())) {
      throw new IllegalArgumentException("the device of a revoked key is no id");
    }
    return new RevokedKey(key.getDevice(), key.getKid());
  }
}
