package dev.muster.connectors.kafka;

import dev.muster.audit.operator.TransactionWatch;
import dev.muster.audit.run.OpenTransaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that looks for {@link OpenTransactions}. */
final class TransactionLook implements TransactionWatch.Looking {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionLook.class);
  private static final long UNKNOWN = -1;

  private final OpenTransactions of;
  private final Thread thread;

  /** When each was seen first, by partition and offset, in nanoseconds. */
  private final Map<Held, Long> since = new HashMap<>();

  private volatile List<OpenTransaction> found = List.of();
  private volatile boolean closed;

  private TransactionLook(OpenTransactions of) {
    this.of = of;
    this.thread = new Thread(this::run, "transaction-watch");
    thread.setDaemon(true);
  }

  private record Held(int partition, long offset) {}

  static TransactionLook begin(OpenTransactions of) {
    TransactionLook look = new TransactionLook(of);
    look.thread.start();
    return look;
  }

  @Override
  public List<OpenTransaction> longOpen() {
    return found;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    while (!closed) {
      try (Admin admin = AdminAccess.open(of.access())) {
        while (!closed) {
          look(admin);
          TimeUnit.MILLISECONDS.sleep(of.pause().toMillis());
        }
      } catch (InterruptedException e) {
        return;
      } catch (ExecutionException | RuntimeException e) {
        LOG.debug("Kafka doesn't tell which transactions on {} are open.", of.topic(), e);
        found = List.of();
        pause();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(of.pause().toMillis());
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void look(Admin admin) throws ExecutionException {
    long now = System.nanoTime();
    Map<Held, Long> still = new HashMap<>();
    new TopicProgress(of.access(), of.topic())
        .heldAt(admin)
        .forEach(
            (partition, offset) -> {
              Held held = new Held(partition, offset);
              still.put(held, since.getOrDefault(held, now));
            });
    since.clear();
    since.putAll(still);
    List<OpenTransaction> open = new ArrayList<>();
    for (Map.Entry<Held, Long> each : since.entrySet()) {
      long millis = TimeUnit.NANOSECONDS.toMillis(now - each.getValue());
      if (millis >= of.patience().toMillis()) {
        open.add(named(admin, each.getKey(), millis));
      }
    }
    found = List.copyOf(open);
  }

  private OpenTransaction named(Admin admin, Held held, long millis) throws ExecutionException {
    TopicPartition at = new TopicPartition(of.topic(), held.partition());
    Optional<ProducerState> producer =
        AdminAccess.await(of.access(), admin.describeProducers(List.of(at)).partitionResult(at))
            .activeProducers()
            .stream()
            .filter(each -> each.currentTransactionStartOffset().isPresent())
            .min(
                Comparator.comparingLong(each -> each.currentTransactionStartOffset().getAsLong()));
    long id = producer.map(ProducerState::producerId).orElse(UNKNOWN);
    return new OpenTransaction(
        of.topic(), held.partition(), held.offset(), transactionalId(admin, id), id, millis);
  }

  /** Null where no coordinator knows the transaction: it hangs, and nobody will end it. */
  private @Nullable String transactionalId(Admin admin, long producer) throws ExecutionException {
    return AdminAccess.await(
            of.access(),
            admin
                .listTransactions(new ListTransactionsOptions().filterProducerIds(Set.of(producer)))
                .all())
        .stream()
        .map(TransactionListing::transactionalId)
        .findFirst()
        .orElse(null);
  }
}
