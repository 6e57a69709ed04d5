package dev.muster.trial.system;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.invoke.MethodHandles;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A trap in every commit of a Kafka transaction of this process: it halts, as by kill -9, where the
 * system property {@value #TRAP} says.
 *
 * <ul>
 *   <li>{@code before-kafka-commit}: a checkpoint has completed, and its transaction is open
 *   <li>{@code after-kafka-commit}: the broker has committed, and nobody was told
 * </ul>
 *
 * <p>The trap springs at the third such moment, so that there is something to resume from.
 */
public final class CommitTrap {
  static final String TRAP = "trial.kafka-trap";
  static final int STATUS = 87;

  private static final String PRODUCER = "org.apache.kafka.clients.producer.KafkaProducer";
  private static final int SPRINGS_AT = 3;
  private static int moments;

  private CommitTrap() {}

  /** Sets the trap. To be called before the first producer is made. */
  static void set() throws IllegalAccessException {
    byte[] trapped =
        new ByteBuddy()
            .redefine(
                TypePool.Default.ofSystemLoader().describe(PRODUCER).resolve(),
                ClassFileLocator.ForClassLoader.ofSystemLoader())
            .visit(Advice.to(Around.class).on(named("commitTransaction")))
            .make()
            .getBytes();
    MethodHandles.privateLookupIn(ProducerRecord.class, MethodHandles.lookup())
        .defineClass(trapped);
  }

  /** Called around each commit. */
  public static synchronized void at(String moment) {
    if (System.getProperty(TRAP, "none").equals(moment) && ++moments == SPRINGS_AT) {
      Runtime.getRuntime().halt(STATUS);
    }
  }

  /** Copied into the producer. */
  static final class Around {
    private Around() {}

    @Advice.OnMethodEnter
    static void enter() {
      CommitTrap.at("before-kafka-commit");
    }

    @Advice.OnMethodExit
    static void exit() {
      CommitTrap.at("after-kafka-commit");
    }
  }
}
