package dev.muster.connectors.kafka.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.connectors.fault.KafkaRights;
import dev.muster.connectors.fault.PermanentFaultException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TellingCommitterTest {
  private static final KafkaRights RIGHTS =
      new KafkaRights("User:muster", "Write on topic t", () -> false);

  private final SimpleCounter lost = new SimpleCounter();
  private final List<String> finished = new ArrayList<>();

  static Stream<Exception> answersOfABrokerThatHasLostIt() {
    return Stream.of(
        new InvalidPidMappingException("the id expired"),
        new TransactionalIdNotFoundException("the id expired"),
        new InvalidProducerEpochException("taken back"),
        new ProducerFencedException("taken back"),
        new TransactionAbortedException(),
        new KafkaException("in an error state", new InvalidPidMappingException("the id expired")));
  }

  @ParameterizedTest
  @MethodSource("answersOfABrokerThatHasLostIt")
  void goesOnPastATransactionThatTheBrokerHasLostAndTellsIt(Exception answer) throws Exception {
    Request first = new Request("muster/acme/quarantine/0");
    Request second = new Request("muster/acme/quarantine/1");

    committer(failing(answer)).commit(List.of(first, second));

    assertThat(first.failed).isSameAs(answer);
    assertThat(second.failed).isSameAs(answer);
    assertThat(lost.getCount()).isEqualTo(2);
    assertThat(finished).containsExactly("muster/acme/quarantine/0", "muster/acme/quarantine/1");
  }

  /** What Flink's committer goes on past by itself, it doesn't tell. */
  @Test
  void tellsWhatFlinkKnowsToo() throws Exception {
    Request request = new Request("muster/acme/intents/0");

    committer(requests -> requests.forEach(each -> each.signalFailedWithKnownReason(null)))
        .commit(List.of(request));

    assertThat(lost.getCount()).isEqualTo(1);
  }

  @Test
  void triesAgainWhatMayPass() {
    Request request = new Request("muster/acme/intents/0");

    assertThatThrownBy(() -> committer(failing(new KafkaException("odd"))).commit(List.of(request)))
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(KafkaException.class);
    assertThat(lost.getCount()).isZero();
  }

  @Test
  void stopsForWhatCannotHeal() {
    Exception answer = new TransactionalIdAuthorizationException("no");

    assertThatThrownBy(
            () -> committer(failing(answer)).commit(List.of(new Request("muster/acme/intents/0"))))
        .isInstanceOf(PermanentFaultException.class)
        .hasMessageStartingWith(
            "Kafka doesn't allow User:muster what this job must do: grant Write on topic t");
  }

  private static FakeKafka failing(Exception answer) {
    return requests -> requests.forEach(each -> each.signalFailedWithUnknownReason(answer));
  }

  private TellingCommitter committer(FakeKafka kafka) {
    return new TellingCommitter(kafka, finished::add, lost, RIGHTS);
  }

  @FunctionalInterface
  private interface FakeKafka extends Committer<KafkaCommittable> {
    void answer(Collection<CommitRequest<KafkaCommittable>> requests);

    @Override
    default void commit(Collection<CommitRequest<KafkaCommittable>> requests) {
      answer(requests);
    }

    @Override
    default void close() {}
  }

  /** As Flink's own: an unknown reason ends the job. */
  private static final class Request implements Committer.CommitRequest<KafkaCommittable> {
    private final KafkaCommittable committable;
    private Throwable failed;

    Request(String id) {
      this.committable = new KafkaCommittable(7, (short) 3, id, null);
    }

    @Override
    public KafkaCommittable getCommittable() {
      return committable;
    }

    @Override
    public int getNumberOfRetries() {
      return 0;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
      failed = reason;
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
      throw new IllegalStateException("Failed to commit " + committable, reason);
    }

    @Override
    public void retryLater() {}

    @Override
    public void updateAndRetryLater(KafkaCommittable other) {}

    @Override
    public void signalAlreadyCommitted() {}
  }
}
