package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TransactionLimitsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final long WEEK = Duration.ofDays(7).toMillis();

  @Test
  void takesWhatTheBrokerKeepsForLongEnough() {
    assertThatCode(() -> new TransactionLimits(DAY.toMillis(), WEEK).require(DAY))
        .doesNotThrowAnyException();
    assertThatCode(() -> new TransactionLimits(-1, -1).require(DAY)).doesNotThrowAnyException();
  }

  @Test
  void refusesATimeoutThatTheBrokerWouldRefuse() {
    assertThatThrownBy(() -> new TransactionLimits(900_000, WEEK).require(DAY))
        .isInstanceOf(PreflightException.class)
        .hasMessageContaining(
            "the broker allows 900000: make it shorter, or raise transaction.max");
  }

  @Test
  void refusesABrokerThatForgetsIdsBeforeTheirTransactionsEnd() {
    assertThatThrownBy(() -> new TransactionLimits(DAY.toMillis(), 3_600_000).require(DAY))
        .isInstanceOf(PreflightException.class)
        .hasMessageContaining("forgets a transactional id after 3600000 ms")
        .hasMessageContaining("Raise transactional.id.expiration.ms");
  }
}
