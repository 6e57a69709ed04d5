package dev.muster.connectors.fault;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class KafkaRightsTest {
  private final Exception forbidden =
      new FlinkRuntimeException(
          "Failed to send", new TopicAuthorizationException(Set.of("muster.intents")));
  private final Exception shutOut =
      new FlinkRuntimeException("Failed", new SaslAuthenticationException("wrong password"));

  @Test
  void saysWhatToGrantToWhom() {
    assertThatThrownBy(() -> rights(true).stopFor(forbidden))
        .isInstanceOf(PermanentFaultException.class)
        .hasMessage(
            "Kafka doesn't allow User:muster what this job must do: grant Write on topic muster.intents, and start again (TopicAuthorizationException: Not authorized to access topics: [muster.intents]).")
        .hasCause(forbidden);
  }

  @Test
  void saysWhoIsShutOutForGood() {
    assertThatThrownBy(() -> rights(false).stopFor(shutOut))
        .isInstanceOf(PermanentFaultException.class)
        .hasMessage(
            "Kafka doesn't let User:muster in: correct sasl.* and ssl.* of the Kafka properties, or what the brokers know of this client, and start again (SaslAuthenticationException: wrong password).");
  }

  @Test
  void letsPassThatAClientWasShutOutForAMoment() {
    assertThatCode(() -> rights(true).stopFor(shutOut)).doesNotThrowAnyException();
  }

  @Test
  void asksNobodyAboutOtherFailures() {
    KafkaRights rights =
        new KafkaRights(
            "User:muster",
            "Write",
            () -> {
              throw new IllegalStateException("asked");
            });

    assertThatCode(() -> rights.stopFor(new TimeoutException("away"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> rights.stopFor(new RecordTooLargeException("3 MB")))
        .isInstanceOf(PermanentFaultException.class)
        .hasMessage(PermanentFault.TOO_LARGE.told(new RecordTooLargeException("3 MB")));
  }

  private static KafkaRights rights(boolean mayOpen) {
    return new KafkaRights("User:muster", "Write on topic muster.intents", () -> mayOpen);
  }
}
