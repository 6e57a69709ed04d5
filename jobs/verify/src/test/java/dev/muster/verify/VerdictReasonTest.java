package dev.muster.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VerdictReasonTest {

  @Test
  void keepsTheWireNamesThatTablesHold() {
    assertThat(Arrays.stream(VerdictReason.values()).map(VerdictReason::wireName))
        .containsExactly(
            "TOO_LARGE",
            "MALFORMED",
            "UNSUPPORTED_VERSION",
            "WRONG_FLEET",
            "MISROUTED",
            "UNKNOWN_DEVICE",
            "UNKNOWN_KEY",
            "ALGORITHM_NOT_ALLOWED",
            "DOWNGRADED",
            "OVERLOADED",
            "BAD_SIGNATURE",
            "CHAIN_INVALID",
            "CERTIFICATE_EXPIRED",
            "REVOKED",
            "KEY_USE_NOT_ALLOWED",
            "DEVICE_SUSPENDED",
            "FROM_THE_FUTURE",
            "STALE",
            "EPOCH_REGRESSED",
            "EPOCH_JUMP",
            "OUT_OF_WINDOW",
            "DUPLICATE",
            "NUMBER_REUSED",
            "REPLAYED",
            "OVER_QUOTA",
            "ATTESTATION_FAILED",
            "ACCEPTED",
            "TICK");
  }

  @Test
  void authenticatesExactlyWhatComesAfterTheSignature() {
    for (VerdictReason reason : VerdictReason.values()) {
      boolean after =
          reason.compareTo(VerdictReason.BAD_SIGNATURE) > 0 && reason != VerdictReason.TICK;
      assertThat(reason.authenticated()).as(reason.name()).isEqualTo(after);
    }
  }

  @Test
  void readsItsOwnCodesAndNoOthers() {
    for (VerdictReason reason : VerdictReason.values()) {
      assertThat(VerdictReason.ofCode(reason.code())).isSameAs(reason);
    }
    assertThatThrownBy(() -> VerdictReason.ofCode((byte) 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VerdictReason.ofCode((byte) 99))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
