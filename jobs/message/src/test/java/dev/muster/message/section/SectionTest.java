package dev.muster.message.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.message.SampleMessages;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.SignatureAlgorithm;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SectionTest {
  private static final SignatureAlgorithm ES256 = SignatureAlgorithm.ES256;
  private final SealedSection section = SampleMessages.section(ES256, 5, 0, "operational");
  private final SectionPlace place = SampleMessages.place(ES256, 5, 0, "operational");

  @ParameterizedTest
  @MethodSource("dev.muster.message.Providers#present")
  void opensWhereItWasSealed(CryptoProvider provider) throws Exception {
    SectionOpener opener = new SectionOpener(provider);
    UnwrappedKey key = opener.unwrap(section, place.scope(), SampleMessages.RECIPIENT);
    assertThat(opener.open(section, place, key)).isEqualTo(SampleMessages.plaintext());
  }

  @ParameterizedTest
  @MethodSource("dev.muster.message.Providers#present")
  void opensNowhereElse(CryptoProvider provider) throws Exception {
    SectionOpener opener = new SectionOpener(provider);
    UnwrappedKey key = opener.unwrap(section, place.scope(), SampleMessages.RECIPIENT);
    SectionPlace otherSigner =
        SampleMessages.place(SignatureAlgorithm.ED25519, 5, 0, "operational");
    SectionPlace otherSequence = SampleMessages.place(ES256, 6, 0, "operational");
    SectionPlace otherIndex = SampleMessages.place(ES256, 5, 1, "operational");
    SectionPlace otherClass = SampleMessages.place(ES256, 5, 0, "location");
    for (SectionPlace other :
        new SectionPlace[] {otherSigner, otherSequence, otherIndex, otherClass}) {
      assertThat(refusal(() -> opener.open(section, other, key)))
          .isEqualTo(SectionOutcome.TAG_FAILED);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.muster.message.Providers#present")
  void unwrapsForNoOtherFleetDeviceSignerClassEpochOrRecipient(CryptoProvider provider) {
    SectionOpener opener = new SectionOpener(provider);
    SectionScope scope = place.scope();
    long signer = scope.signerKid();
    SectionScope[] others = {
      new SectionScope("fleet-2", scope.device(), signer, scope.dataClass(), scope.epoch()),
      new SectionScope(scope.fleet(), "pump-0043", signer, scope.dataClass(), scope.epoch()),
      new SectionScope(scope.fleet(), scope.device(), signer + 1, scope.dataClass(), scope.epoch()),
      scope.of("location"),
      new SectionScope(scope.fleet(), scope.device(), signer, scope.dataClass(), scope.epoch() + 1)
    };
    for (SectionScope other : others) {
      assertThat(refusal(() -> opener.unwrap(section, other, SampleMessages.RECIPIENT)))
          .isEqualTo(SectionOutcome.UNWRAP_FAILED);
    }
    RecipientPrivateKey stranger = RecipientPrivateKey.derive(SampleMessages.seed(77));
    assertThat(refusal(() -> opener.unwrap(section, scope, stranger)))
        .isEqualTo(SectionOutcome.NO_KEY);
  }

  private static SectionOutcome refusal(ThrowingCallable call) {
    SectionRefusedException refused = catchThrowableOfType(SectionRefusedException.class, call);
    assertThat(refused).as("is refused").isNotNull();
    return refused.outcome();
  }
}
