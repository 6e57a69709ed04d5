package dev.muster.control;

import static dev.muster.control.ControlFixture.ARRIVAL;
import static dev.muster.control.ControlFixture.DEVICE;
import static dev.muster.control.ControlFixture.EXPIRES_AT;
import static dev.muster.control.ControlFixture.ISSUED_AT;
import static dev.muster.control.ControlFixture.arrived;
import static dev.muster.control.ControlFixture.device;
import static dev.muster.control.ControlFixture.signedDevice;
import static dev.muster.control.ControlFixture.signedTrust;
import static dev.muster.control.ControlFixture.signer;
import static dev.muster.control.ControlFixture.trust;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.Authentication.Authentic;
import dev.muster.control.Authentication.Refused;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.root.Role;
import dev.muster.control.trust.RevokedKey;
import dev.muster.control.trust.TrustBundle;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.Unopened;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.cose.ProtectedHeader;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SignedObject;
import dev.muster.schemas.SignedRecordCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ControlAuthenticatorTest {
  private final ControlAuthenticator<DeviceRecord> registry =
      new ControlAuthenticator<>(
          ControlFixture.root(), ControlContents.REGISTRY, CryptoProvider.fastest());
  private final ControlAuthenticator<TrustBundle> trust =
      new ControlAuthenticator<>(
          ControlFixture.root(), ControlContents.TRUST, CryptoProvider.fastest());

  @Test
  void believesADeviceRecordOfTheRegistrar() {
    Authentic<DeviceRecord> authentic =
        registry
            .authenticate(arrived(DEVICE, signedDevice(3)))
            .fold(it -> it, ControlAuthenticatorTest::unexpected);
    assertThat(authentic.content()).isEqualTo(device(3));
    assertThat(authentic.subject()).isEqualTo(DEVICE);
    assertThat(authentic.version()).isEqualTo(3);
    assertThat(authentic.kid()).isEqualTo(ControlFixture.key("registrar").kid());
  }

  @Test
  void believesATrustBundleUntilItsEnd() {
    byte[] value = signedTrust(1);
    TrustBundle bundle =
        trust
            .authenticate(arrived(TrustBundle.SUBJECT, value, EXPIRES_AT - 1))
            .fold(Authentic::content, ControlAuthenticatorTest::unexpected);
    assertThat(bundle).isEqualTo(trust(1));
    assertThat(result(trust, arrived(TrustBundle.SUBJECT, value, EXPIRES_AT)))
        .isEqualTo(ControlResult.EXPIRED);
  }

  @Test
  void refusesARevocationOfWhatCouldBeNoDevice() {
    for (String device : List.of("", "a b", "d".repeat(65), "d".repeat(70_000))) {
      TrustBundle bundle = new TrustBundle(1, EXPIRES_AT, Set.of(new RevokedKey(device, 7)));
      byte[] value =
          ControlFixture.signer(Role.REVOKER)
              .sign(ControlContents.TRUST, bundle, ControlFixture.ISSUED_AT);
      assertThat(result(trust, arrived(TrustBundle.SUBJECT, value)))
          .as("%s characters", device.length())
          .isEqualTo(ControlResult.CONTENT_MALFORMED);
    }
  }

  @Test
  void looksAtThePartitionBeforeTheSignature() {
    byte[] forged = signedDevice(1);
    forged[forged.length - 1] ^= 1;
    ArrivedRecord placed = arrived(DEVICE, forged);
    ArrivedRecord moved =
        new ArrivedRecord(
            placed.topic(),
            1 - placed.partition(),
            0,
            placed.arrival(),
            placed.key(),
            forged,
            false);

    assertThat(result(placed)).isEqualTo(ControlResult.BAD_SIGNATURE);
    assertThat(
            registry
                .authenticate(moved, ControlFixture.PARTITIONS)
                .<ControlResult>fold(it -> ControlResult.APPLIED, Authentication.Refused::result))
        .isEqualTo(ControlResult.MISROUTED);
  }

  @Test
  void takesATombstoneForNothing() {
    assertThat(result(arrived(DEVICE, null))).isEqualTo(ControlResult.TOMBSTONE);
    assertThat(result(arrived(null, null))).isEqualTo(ControlResult.TOMBSTONE);
  }

  @Test
  void refusesARecordWithoutAKeyThatIsASubject() {
    assertThat(result(arrived(null, signedDevice(1)))).isEqualTo(ControlResult.MISROUTED);
    assertThat(result(arrived("a b", signedDevice(1)))).isEqualTo(ControlResult.MISROUTED);
  }

  @Test
  void refusesARecordUnderAnotherKafkaKey() {
    assertThat(result(arrived("pump-8", signedDevice(1))))
        .isEqualTo(ControlResult.SUBJECT_MISMATCH);
  }

  @Test
  void refusesAContentAboutAnotherSubjectThanItsClaims() {
    byte[] payload = ControlContents.REGISTRY.write(device(1));
    byte[] value = signed("pump-8", 1, SignatureAlgorithm.ES256.coseLabel(), payload);
    assertThat(result(arrived("pump-8", value))).isEqualTo(ControlResult.SUBJECT_MISMATCH);
  }

  @Test
  void refusesAContentOfAnotherVersionThanItsClaims() {
    byte[] payload = ControlContents.REGISTRY.write(device(1));
    byte[] value = signed(DEVICE, 2, SignatureAlgorithm.ES256.coseLabel(), payload);
    assertThat(result(arrived(DEVICE, value))).isEqualTo(ControlResult.CONTENT_MALFORMED);
  }

  @Test
  void refusesASignedContentThatIsNone() {
    byte[] value = signed(DEVICE, 1, SignatureAlgorithm.ES256.coseLabel(), new byte[] {1, 2, 3});
    assertThat(result(arrived(DEVICE, value))).isEqualTo(ControlResult.CONTENT_MALFORMED);
  }

  @Test
  void refusesAnAlgorithmThatIsNotTheOneOfTheKey() {
    byte[] payload = ControlContents.REGISTRY.write(device(1));
    byte[] value = signed(DEVICE, 1, SignatureAlgorithm.ED25519.coseLabel(), payload);
    assertThat(result(arrived(DEVICE, value))).isEqualTo(ControlResult.ALGORITHM_NOT_ALLOWED);
  }

  @Test
  void takesEitherLabelOfTheAlgorithm() {
    byte[] payload = ControlContents.REGISTRY.write(device(1));
    byte[] value = signed(DEVICE, 1, SignatureAlgorithm.ES256.olderCoseLabel(), payload);
    assertThat(result(arrived(DEVICE, value))).isNull();
  }

  @Test
  void refusesAKeyOfAnotherRole() {
    byte[] value = signer(Role.REVOKER).sign(ControlContents.REGISTRY, device(1), ISSUED_AT);
    assertThat(result(arrived(DEVICE, value))).isEqualTo(ControlResult.WRONG_ROLE);
  }

  @Test
  void refusesAKeyThatTheRootDoesNotKnow() {
    byte[] value =
        signer(ControlFixture.FLEET, "stranger")
            .sign(ControlContents.REGISTRY, device(1), ISSUED_AT);
    assertThat(result(arrived(DEVICE, value))).isEqualTo(ControlResult.UNKNOWN_KEY);
  }

  @Test
  void refusesARecordOfAnotherFleet() {
    byte[] value =
        signer("other-fleet", "registrar").sign(ControlContents.REGISTRY, device(1), ISSUED_AT);
    assertThat(result(arrived(DEVICE, value))).isEqualTo(ControlResult.WRONG_FLEET);
  }

  @Test
  void refusesARecordOfAnotherKind() {
    assertThat(result(arrived(DEVICE, signedTrust(1)))).isEqualTo(ControlResult.WRONG_KIND);
  }

  @Test
  void refusesAChangedSignature() {
    byte[] value = signedDevice(1);
    value[value.length - 1] ^= 1;
    assertThat(result(arrived(DEVICE, value))).isEqualTo(ControlResult.BAD_SIGNATURE);
  }

  @Test
  void refusesWhatIsNotSigned() throws Exception {
    assertThat(result(arrived(DEVICE, ControlContents.REGISTRY.write(device(1)))))
        .isEqualTo(ControlResult.UNSIGNED);
    CoseSign1 signed = CoseSign1.read(SignedRecordCodec.decode(signedDevice(1)));
    byte[] bare =
        CoseSign1.encode(ProtectedHeader.read(signed).encode(), signed.payload(), new byte[0]);
    assertThat(result(arrived(DEVICE, SignedRecordCodec.encode(bare))))
        .isEqualTo(ControlResult.UNSIGNED);
  }

  @Test
  void refusesMoreThanAnyRecordHolds() {
    assertThat(result(arrived(DEVICE, new byte[(1 << 20) + 1]))).isEqualTo(ControlResult.TOO_LARGE);
  }

  @Test
  void believesNothingOfWhatNobodyTookIntoMemory() {
    for (Unopened.Cause cause : Unopened.Cause.values()) {
      Unopened what = new Unopened(cause, 5, 3 << 20, 3 << 20, new byte[32], 0);
      ArrivedRecord sound = arrived(DEVICE, signedDevice(1));
      ArrivedRecord record =
          new ArrivedRecord(
              sound.topic(),
              sound.partition(),
              sound.offset(),
              sound.arrival(),
              sound.key(),
              sound.value(),
              false,
              0,
              what);
      assertThat(result(record))
          .isEqualTo(what.tooLarge() ? ControlResult.TOO_LARGE : ControlResult.MALFORMED);
    }
  }

  @Test
  void saysWhatWasReadableOfARefusedRecord() {
    byte[] value = signer(Role.REVOKER).sign(ControlContents.REGISTRY, device(9), ISSUED_AT);
    Refused<DeviceRecord> refused =
        registry.authenticate(arrived(DEVICE, value)).fold(it -> null, it -> it);
    assertThat(refused.subject()).isEqualTo(DEVICE);
    assertThat(refused.version()).isEqualTo(9);
    assertThat(refused.kid()).isEqualTo(ControlFixture.key("revoker").kid());
    assertThat(refused.detail())
        .isEqualTo("a key of the role revoker signed it, not one of the role registrar");
  }

  @Property(tries = 300)
  void neverBelievesAFlippedBit(@ForAll @IntRange(max = 100_000) int where) {
    byte[] value = signedDevice(1);
    int bit = where % (value.length * 8);
    value[bit / 8] ^= (byte) (1 << (bit % 8));
    assertThat(result(arrived(DEVICE, value))).isNotNull();
  }

  @Property(tries = 300)
  void answersForAnyBytes(@ForAll byte[] junk, @ForAll @IntRange(max = 400) int length) {
    assertThat(result(arrived(DEVICE, junk))).isNotNull();
    byte[] value = signedDevice(1);
    byte[] cut = Arrays.copyOf(value, Math.min(length, value.length - 1));
    assertThat(result(arrived(DEVICE, cut))).isNotNull();
  }

  private ControlResult result(ArrivedRecord record) {
    return result(registry, record);
  }

  private static <T> ControlResult result(ControlAuthenticator<T> by, ArrivedRecord record) {
    return by.authenticate(record).fold(authentic -> null, Refused::result);
  }

  private static byte[] signed(String subject, long version, long algorithm, byte[] payload) {
    ControlClaims claims =
        new ControlClaims(
            subject, ControlFixture.FLEET, ARRIVAL / 1000, ControlContent.NEVER, version);
    ReproducibleSigner signer = new ReproducibleSigner(ControlFixture.key("registrar"));
    byte[] header =
        new ProtectedHeader(algorithm, signer.kid(), ControlKind.REGISTRY.type(), claims.toClaims())
            .encode();
    byte[] aad = ExternalAad.control("registry", ControlFixture.FLEET);
    return SignedRecordCodec.encode(SignedObject.sign(header, aad, payload, signer));
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // It returns to nobody.
  private static <R> R unexpected(Refused<?> refused) {
    throw new AssertionError("refused: " + refused);
  }
}
