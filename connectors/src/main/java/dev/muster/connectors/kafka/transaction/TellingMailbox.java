package dev.muster.connectors.kafka.transaction;

import dev.muster.connectors.fault.KafkaRights;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.function.ThrowingRunnable;

/** A task's mailbox, in which what can't heal ends the job at once. */
record TellingMailbox(MailboxExecutor flink, KafkaRights rights) implements MailboxExecutor {

  @Override
  public void execute(
      MailOptions options,
      ThrowingRunnable<? extends Exception> command,
      String description,
      Object... arguments) {
    flink.execute(options, () -> run(command), description, arguments);
  }

  private void run(ThrowingRunnable<? extends Exception> command) throws Exception {
    try {
      command.run();
    } catch (Exception e) {
      rights.stopFor(e);
      throw e;
    }
  }

  @Override
  public void yield() throws InterruptedException {
    flink.yield();
  }

  @Override
  public boolean tryYield() {
    return flink.tryYield();
  }

  @Override
  public boolean shouldInterrupt() {
    return flink.shouldInterrupt();
  }
}
