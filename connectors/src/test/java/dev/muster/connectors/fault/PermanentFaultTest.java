package dev.muster.connectors.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.runtime.executiongraph.failover.ExecutionFailureHandler;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.ServiceUnavailableException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class PermanentFaultTest {

  static Stream<Arguments> permanent() {
    return Stream.of(
        Arguments.of(new RecordTooLargeException("of 3 MB"), PermanentFault.TOO_LARGE),
        Arguments.of(new InvalidTimestampException("out of range"), PermanentFault.TIMESTAMP),
        Arguments.of(
            new TopicAuthorizationException(Set.of("muster.trust")), PermanentFault.KAFKA_FORBIDS),
        Arguments.of(new ClusterAuthorizationException("no"), PermanentFault.KAFKA_FORBIDS),
        Arguments.of(new TransactionalIdAuthorizationException("no"), PermanentFault.KAFKA_FORBIDS),
        Arguments.of(new GroupAuthorizationException("muster"), PermanentFault.KAFKA_FORBIDS),
        Arguments.of(new SaslAuthenticationException("no"), PermanentFault.KAFKA_SHUTS_OUT),
        Arguments.of(new SslAuthenticationException("no"), PermanentFault.KAFKA_SHUTS_OUT),
        Arguments.of(new InvalidTxnTimeoutException("24h"), PermanentFault.TRANSACTION_TIMEOUT),
        Arguments.of(new InvalidTopicException("a/b"), PermanentFault.TOPIC_NAME),
        Arguments.of(new UnsupportedVersionException("v13"), PermanentFault.KAFKA_VERSION),
        Arguments.of(
            new KafkaException(
                "Encountered corrupt message when fetching offset 7 for topic-partition t-0"),
            PermanentFault.CORRUPT),
        Arguments.of(new NotFoundException("m1.avro"), PermanentFault.FILE_GONE),
        Arguments.of(new NoSuchTableException("runs"), PermanentFault.TABLE_GONE),
        Arguments.of(new NoSuchNamespaceException("audit"), PermanentFault.TABLE_GONE),
        Arguments.of(new ValidationException("missing data files"), PermanentFault.CONTRADICTION),
        Arguments.of(new ForbiddenException("no"), PermanentFault.CATALOG_FORBIDS));
  }

  @ParameterizedTest
  @MethodSource("permanent")
  void stopsTheJobForWhatCannotHealHoweverDeepItLies(Exception cause, PermanentFault fault) {
    Exception failure = new IOException("outer", new FlinkRuntimeException("inner", cause));

    assertThat(PermanentFault.in(failure)).contains(fault);
    assertThatThrownBy(() -> PermanentFault.stopFor(failure))
        .isInstanceOf(PermanentFaultException.class)
        .hasMessage(fault.told(cause))
        .hasMessageEndingWith(").")
        .hasCause(failure)
        .matches(thrown -> ExecutionFailureHandler.isUnrecoverableError(new Exception(thrown)));
  }

  static final java.util.List<Exception> passing =
      java.util.List.of(
          new TimeoutException("no metadata"),
          new DisconnectException(),
          new NotLeaderOrFollowerException(),
          new ProducerFencedException("restarted"),
          new InvalidPidMappingException("expired"),
          new CommitFailedException("somebody was first"),
          new CommitStateUnknownException(new IOException("no answer")),
          new ServiceUnavailableException("503"),
          new IOException("disk full"),
          new FileNotFoundException("a file of Flink's"));

  @ParameterizedTest
  @FieldSource("passing")
  void letsPassWhatARestartMayMend(Exception failure) {
    assertThatCode(() -> PermanentFault.stopFor(new RuntimeException(failure)))
        .doesNotThrowAnyException();
  }

  @Test
  void endsOnCausesThatGoRound() {
    RuntimeException one = new RuntimeException("one");
    RuntimeException two = new RuntimeException("two", one);
    one.initCause(two);

    assertThat(PermanentFault.in(one)).isEmpty();
  }

  @Test
  void everyFaultNamesAWayOn() {
    for (PermanentFault fault : PermanentFault.values()) {
      assertThat(fault.told(new IOException("why")))
          .as(fault.name())
          .containsPattern(": (raise|set|grant|make|correct|use|mend|bring|somebody)")
          .endsWith("(IOException: why).");
    }
  }
}
