package dev.muster.control;

import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.Standing;
import dev.muster.control.root.PinnedRoot;
import dev.muster.control.root.RecipientKey;
import dev.muster.control.root.Role;
import dev.muster.control.root.RoleKey;
import dev.muster.control.root.RootDigest;
import dev.muster.control.root.RootDocument;
import dev.muster.control.trust.RevokedKey;
import dev.muster.control.trust.TrustBundle;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.KeyPartition;
import dev.muster.message.MessageType;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A fleet with a key for every role, the same in every run. */
public final class ControlFixture {
  public static final int PARTITIONS = 2;
  public static final String FLEET = "test-fleet";
  public static final String DEVICE = "pump-7";
  public static final long ISSUED_AT = 1_767_225_600L;
  public static final long ARRIVAL = ISSUED_AT * 1000;
  public static final long EXPIRES_AT = ARRIVAL + 60_000;

  private ControlFixture() {}

  public static SigningKey key(String name) {
    return SigningKey.derive(SignatureAlgorithm.ES256, name.getBytes(StandardCharsets.UTF_8));
  }

  public static RootDocument root() {
    List<RoleKey> roles = new ArrayList<>();
    for (Role role : Role.values()) {
      SigningKey key = key(role.wireName());
      roles.add(new RoleKey(role, key.kid(), key.algorithm(), key.publicKey().spki()));
    }
    SigningKey recipient = key("operational");
    return new RootDocument(
        FLEET,
        roles,
        List.of(new RecipientKey("operational", recipient.kid(), recipient.publicKey().spki())));
  }

  public static PinnedRoot pinnedRoot() {
    byte[] json = root().toJson();
    return new PinnedRoot(json, RootDigest.of(json));
  }

  public static DeviceRecord device(long version) {
    SigningKey key = key(DEVICE);
    return DeviceRecord.of(DEVICE, "pumps")
        .version(version)
        .site("north")
        .model("P-100")
        .firmware("1.4.2")
        .key(
            new DeviceKey(
                key.kid(),
                key.algorithm(),
                key.publicKey().spki(),
                Set.of(MessageType.TELEMETRY, MessageType.ACKNOWLEDGEMENT)))
        .cadenceSeconds(60)
        .build();
  }

  public static TrustBundle trust(long version) {
    return new TrustBundle(version, EXPIRES_AT, Set.of(new RevokedKey(DEVICE, key(DEVICE).kid())));
  }

  public static TextBundle bundle(long version) {
    return TextBundle.of(
        version,
        EXPIRES_AT,
        List.of(new TextDocument("b.yaml", "b: 2 µ"), new TextDocument("a.yaml", "a: 1")));
  }

  public static Approval approval(long version) {
    byte[] command = new byte[Approval.COMMAND_BYTES];
    command[0] = 7;
    return new Approval(version, command, new byte[Approval.DIGEST_BYTES], "ada", EXPIRES_AT);
  }

  public static ControlSigner signer(Role role) {
    return signer(FLEET, role.wireName());
  }

  public static ControlSigner signer(String fleet, String keyName) {
    return new ControlSigner(fleet, new ReproducibleSigner(key(keyName)));
  }

  public static byte[] signedDevice(long version) {
    return signer(Role.REGISTRAR).sign(ControlContents.REGISTRY, device(version), ISSUED_AT);
  }

  /** What dispatch writes: the next version over a record of the registrar's. */
  public static byte[] signedStanding(long version, long until, byte[] registered) {
    return signer(Role.STANDING)
        .sign(
            ControlContents.STANDING, new Standing(DEVICE, version, until, registered), ISSUED_AT);
  }

  public static byte[] signedTrust(long version) {
    return signer(Role.REVOKER).sign(ControlContents.TRUST, trust(version), ISSUED_AT);
  }

  /** A record on the partition of its key, out of {@link #PARTITIONS}. */
  public static ArrivedRecord arrived(String key, byte[] value, long arrival) {
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    int partition = bytes == null ? 0 : KeyPartition.of(bytes, PARTITIONS);
    return new ArrivedRecord(
        "muster.control", partition, arrival - ARRIVAL, arrival, bytes, value, false);
  }

  public static ArrivedRecord arrived(String key, byte[] value) {
    return arrived(key, value, ARRIVAL);
  }
}
