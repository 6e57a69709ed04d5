package dev.muster.decrypt.operator;

import static dev.muster.decrypt.SealedMessage.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.Accepted;
import dev.muster.decrypt.policy.PolicyTexts;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.state.DefaultOperatorStateBackend;
import org.apache.flink.runtime.state.DefaultOperatorStateBackendBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyVersionsTest {
  private DefaultOperatorStateBackend backend;
  private PolicyVersions versions;
  private long now = NOON - 100_000;

  @BeforeEach
  void start() throws Exception {
    backend =
        new DefaultOperatorStateBackendBuilder(
                getClass().getClassLoader(),
                new ExecutionConfig(),
                false,
                List.of(),
                new CloseableRegistry())
            .build();
    versions = new PolicyVersions(backend, "pipeline", () -> Instant.ofEpochMilli(now));
  }

  @AfterEach
  void stop() {
    backend.dispose();
  }

  @Test
  void saysThatNothingIsInForceBeforeTheFirstBundleIsValid() throws Exception {
    assertThat(versions.inForce()).isZero();
    accept(3, NOON, PolicyTexts.OPERATIONAL, Long.MAX_VALUE);
    reach(NOON - 1);
    assertThat(versions.newest()).isEqualTo(3);
    assertThat(versions.inForce()).isZero();
    reach(NOON);
    assertThat(versions.inForce()).isEqualTo(3);
    assertThat(versions.endsAt()).as("never").isZero();
  }

  @Test
  void saysThatNothingIsInForceOnceTheBundleHasExpired() throws Exception {
    accept(3, NOON, PolicyTexts.OPERATIONAL, NOON + 10);
    reach(NOON + 9);
    assertThat(versions.inForce()).isEqualTo(3);
    assertThat(versions.endsAt()).isEqualTo(NOON / 1_000);
    reach(NOON + 10);
    assertThat(versions.inForce()).isZero();
    assertThat(versions.endsAt()).as("nothing is left that could end").isZero();
  }

  @Test
  void saysThatNothingIsInForceByABundleWithAProblem() throws Exception {
    accept(3, NOON, PolicyTexts.OPERATIONAL, Long.MAX_VALUE);
    accept(4, NOON + 10, PolicyTexts.OPERATIONAL + "oops: 1\n", Long.MAX_VALUE);
    reach(NOON + 10);
    assertThat(versions.newest()).isEqualTo(4);
    assertThat(versions.inForce()).isZero();
  }

  private void accept(long version, long validFrom, String text, long expiresAt) throws Exception {
    versions.add(new Accepted<>(validFrom, PolicyTexts.bundle(version, text, expiresAt)));
  }

  private void reach(long arrival) {
    now = arrival;
  }
}
