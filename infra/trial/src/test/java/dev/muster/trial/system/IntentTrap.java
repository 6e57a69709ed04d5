package dev.muster.trial.system;

import static net.bytebuddy.matcher.ElementMatchers.named;

import dev.muster.audit.AuditTables;
import dev.muster.schemas.Topics;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A trap on the way of the first decision that this process hands to dispatch: the checkpoint that
 * holds it is committed to two systems, each by a task of its own. The process halts, as by kill
 * -9, where the system property {@value #TRAP} says.
 *
 * <ul>
 *   <li>{@code before-any-commit}: that checkpoint has completed, and nothing of it is committed
 *   <li>{@code kafka-alone}: the broker has committed the decision, and no table its rows
 *   <li>{@code table-alone}: the table of commands has its row, and the broker has not committed it
 * </ul>
 *
 * <p>The slower of the two is held up for ever, so the order is certain. With {@link
 * HaltingCatalog}.
 */
public final class IntentTrap {
  static final String TRAP = "trial.intent-trap";
  static final int STATUS = 88;

  private static final String WHERE = System.getProperty(TRAP, "none");
  private static final String KAFKA = "org.apache.flink.connector.kafka.sink.internal.";
  private static final String SINKS = "org.apache.flink.streaming.runtime.operators.sink.";
  private static final long NONE = Long.MAX_VALUE;

  private static volatile String transaction;
  private static volatile Thread writer;
  private static volatile long checkpoint = NONE;

  private IntentTrap() {}

  /** Sets the trap. To be called before the first job is started. */
  static void set() throws ReflectiveOperationException {
    define(
        KAFKA + "FlinkKafkaInternalProducer",
        KAFKA + "TransactionFinished",
        Map.of("send", Sent.class, "commitTransaction", Committed.class));
    define(
        SINKS + "SinkWriterOperator",
        SINKS + "InitContextBase",
        Map.of("prepareSnapshotPreBarrier", Barrier.class));
    define(
        SINKS + "CommitterOperator",
        SINKS + "CommitterInitContextImpl",
        Map.of("notifyCheckpointComplete", Completed.class));
  }

  /** Defines a class with advice in its methods, beside one of its package. */
  private static void define(String type, String neighbour, Map<String, Class<?>> advices)
      throws ReflectiveOperationException {
    DynamicType.Builder<?> redefined =
        new ByteBuddy()
            .redefine(
                TypePool.Default.ofSystemLoader().describe(type).resolve(),
                ClassFileLocator.ForClassLoader.ofSystemLoader());
    for (Map.Entry<String, Class<?>> advice : advices.entrySet()) {
      redefined = redefined.visit(Advice.to(advice.getValue()).on(named(advice.getKey())));
    }
    Class<?> beside = Class.forName(neighbour, false, IntentTrap.class.getClassLoader());
    MethodHandles.privateLookupIn(beside, MethodHandles.lookup())
        .defineClass(redefined.make().getBytes());
  }

  /** A record was put into a transaction. */
  public static void sent(String id, String topic) {
    if (transaction == null && topic.equals(Topics.INTENTS)) {
      writer = Thread.currentThread();
      transaction = id;
    }
  }

  /** What a task has written belongs to this checkpoint. */
  public static void barrier(long id) {
    if (checkpoint == NONE && writer == Thread.currentThread()) {
      checkpoint = id;
    }
  }

  /** Called before a committer learns of it. */
  public static void completed(long id) {
    if (id >= checkpoint) {
      haltIf("before-any-commit");
    }
  }

  /** Called before the broker is asked to commit. */
  public static void committing(String id) {
    if (id.equals(transaction) && WHERE.equals("table-alone")) {
      stop();
    }
  }

  /** Called when the broker has committed. */
  public static void committed(String id) {
    if (id.equals(transaction)) {
      haltIf("kafka-alone");
    }
  }

  /** Called before a table gets the rows of a checkpoint. */
  static void tableCommitting(long id) {
    completed(id);
    if (id >= checkpoint && WHERE.equals("kafka-alone")) {
      stop();
    }
  }

  /** Called when a table has the rows of a checkpoint. */
  static void tableCommitted(String table, long id) {
    if (id >= checkpoint && table.equals(AuditTables.COMMANDS.name())) {
      haltIf("table-alone");
    }
  }

  private static void haltIf(String here) {
    if (WHERE.equals(here)) {
      Runtime.getRuntime().halt(STATUS);
    }
  }

  /** The other system halts the process. */
  private static void stop() {
    try {
      TimeUnit.DAYS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Copied into the producer. */
  static final class Sent {
    private Sent() {}

    @Advice.OnMethodEnter
    static void enter(
        @Advice.FieldValue("transactionalId") String transactionalId,
        @Advice.Argument(0) ProducerRecord<?, ?> record) {
      IntentTrap.sent(transactionalId, record.topic());
    }
  }

  /** Copied into the producer. */
  static final class Committed {
    private Committed() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.FieldValue("transactionalId") String transactionalId) {
      IntentTrap.committing(transactionalId);
    }

    @Advice.OnMethodExit
    static void exit(@Advice.FieldValue("transactionalId") String transactionalId) {
      IntentTrap.committed(transactionalId);
    }
  }

  /** Copied into what runs a sink's writer. */
  static final class Barrier {
    private Barrier() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) long id) {
      IntentTrap.barrier(id);
    }
  }

  /** Copied into what runs a sink's committer. */
  static final class Completed {
    private Completed() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) long id) {
      IntentTrap.completed(id);
    }
  }
}
