package dev.muster.simulator.forge;

import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.root.Role;
import dev.muster.control.trust.RevokedKey;
import dev.muster.control.trust.TrustBundle;
import dev.muster.message.MessageType;
import dev.muster.message.cose.Claims;
import dev.muster.message.cose.CoseLabels;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.cose.ProtectedHeader;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SignedObject;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.SignedRecordCodec;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.BundleChange;
import dev.muster.simulator.script.Forgery;
import dev.muster.simulator.script.KeyRef;
import dev.muster.simulator.script.RegistryChange;
import dev.muster.simulator.script.TrustChange;
import dev.muster.simulator.settings.Seed;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Signs control records, genuine ones and forged ones alike. Not thread-safe. */
final class ControlForge {
  private static final String OTHER_FLEET = "another-fleet";
  private static final long YEAR_MILLIS = 365L * 24 * 3600 * 1000;
  private static final long AGO_MILLIS = 3_600_000;

  private final String fleet;
  private final Roster roster;
  private final KeyRing keys;
  private final Map<Role, CoseSigner> signers;
  private final CoseSigner unknown;
  private final long startMillis;

  ControlForge(
      String fleet,
      Roster roster,
      KeyRing keys,
      Map<Role, CoseSigner> signers,
      MessageForge.Start start) {
    this.fleet = fleet;
    this.roster = roster;
    this.keys = keys;
    this.signers = Map.copyOf(signers);
    this.startMillis = start.millis();
    this.unknown = new ReproducibleSigner(stranger(start.seed()));
  }

  private static SigningKey stranger(Seed seed) {
    return SigningKey.derive(SignatureAlgorithm.ES256, seed.keyBytes("unknown control signer", 0));
  }

  /** The value of a record about a device. */
  byte[] write(RegistryChange change) {
    SimulatedDevice device = roster.device(change.device());
    DeviceRecord content =
        DeviceRecord.of(device.id(), device.cohort().wireName())
            .version(change.version())
            .status(change.status())
            .site(device.site())
            .gateway(device.gateway())
            .model(device.cohort().model())
            .firmware(device.firmware())
            .keys(change.slots().stream().map(slot -> key(device, slot)).toList())
            .cadenceSeconds(device.cadenceSeconds())
            .hasClock(device.hasClock())
            .build();
    return sign(ControlContents.REGISTRY, content, change.forgery());
  }

  /** The value of a trust bundle. */
  byte[] write(TrustChange change) {
    long expiresAt =
        startMillis + (change.forgery() == Forgery.EXPIRED ? -AGO_MILLIS : YEAR_MILLIS);
    Set<RevokedKey> revoked =
        change.revoked().stream()
            .map(key -> new RevokedKey(roster.device(key.device()).id(), keys.kid(key)))
            .collect(Collectors.toSet());
    TrustBundle content = new TrustBundle(change.version(), expiresAt, revoked);
    return sign(ControlContents.TRUST, content, change.forgery());
  }

  /** The value of a bundle of policies or rules. */
  byte[] write(BundleChange change) {
    TextBundle content =
        TextBundle.of(change.version(), startMillis + YEAR_MILLIS, change.documents());
    ControlContent<TextBundle> kind =
        change.kind() == BundleChange.Kind.POLICY ? ControlContents.POLICY : ControlContents.RULES;
    return sign(kind, content, change.forgery());
  }

  private DeviceKey key(SimulatedDevice device, int slot) {
    RawPublicKey key = keys.publicKey(new KeyRef(device.index(), slot));
    Set<MessageType> uses =
        device.isGateway()
            ? EnumSet.of(MessageType.HEARTBEAT, MessageType.ATTESTATION)
            : EnumSet.of(
                MessageType.TELEMETRY, MessageType.ACKNOWLEDGEMENT, MessageType.ATTESTATION);
    return new DeviceKey(key.kid(), device.algorithm(), key.spki(), uses);
  }

  private <T> byte[] sign(ControlContent<T> kind, T content, Forgery forgery) {
    byte[] payload = kind.write(content);
    if (forgery == Forgery.UNSIGNED) {
      return payload;
    }
    String stated = forgery == Forgery.OTHER_FLEET ? OTHER_FLEET : fleet;
    CoseSigner signer = signer(kind, forgery);
    byte[] header =
        new ProtectedHeader(
                signer.algorithm().coseLabel(),
                signer.kid(),
                kind.kind().type(),
                claims(kind, content, stated, forgery))
            .encode();
    byte[] aad = ExternalAad.control(kind.kind().wireName(), stated);
    byte[] signed = SignedObject.sign(header, aad, payload, signer);
    if (forgery == Forgery.DAMAGED) {
      signed[signed.length - 1] ^= 1;
    }
    return SignedRecordCodec.encode(signed);
  }

  private <T> Claims claims(ControlContent<T> kind, T content, String stated, Forgery forgery) {
    Claims claims =
        Claims.none()
            .with(CoseLabels.SUBJECT, kind.subject(content))
            .with(CoseLabels.AUDIENCE, stated)
            .with(CoseLabels.ISSUED_AT, startMillis / 1000)
            .with(CoseLabels.VERSION, kind.version(content));
    long ends = kind.expiresAt(content);
    if (forgery == Forgery.EXPIRED) {
      return claims.with(CoseLabels.EXPIRES_AT, (startMillis - AGO_MILLIS) / 1000);
    }
    return ends == ControlContent.NEVER ? claims : claims.with(CoseLabels.EXPIRES_AT, ends / 1000);
  }

  private <T> CoseSigner signer(ControlContent<T> kind, Forgery forgery) {
    return switch (forgery) {
      case WRONG_ROLE -> signer(kind.kind().role() == Role.POLICY ? Role.REGISTRAR : Role.POLICY);
      case UNKNOWN_SIGNER -> unknown;
      case NONE, UNSIGNED, DAMAGED, EXPIRED, OTHER_FLEET -> signer(kind.kind().role());
    };
  }

  private CoseSigner signer(Role role) {
    return Optional.ofNullable(signers.get(role))
        .orElseThrow(() -> new IllegalArgumentException("no key signs as " + role));
  }
}
