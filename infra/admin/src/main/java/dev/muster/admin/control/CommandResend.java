package dev.muster.admin.control;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.control.MalformedContentException;
import dev.muster.dispatch.CommandIssue;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes commands that were lost on their way to the topic. What was decided is signed as it was
 * decided, and marked as covered by no checkpoint.
 */
public record CommandResend(KafkaAccess access, String topic, CommandIssue issue) {
  /**
   * The intent in a row of the table {@code commands}.
   *
   * @param bytes column {@code intent}
   */
  public static Intent intent(byte[] bytes) {
    try {
      return IntentContent.INSTANCE.read(bytes);
    } catch (MalformedContentException e) {
      throw new IllegalStateException("a row holds an intent that can't be read", e);
    }
  }

  /**
   * Sends all and waits until the broker has them.
   *
   * @throws PublishFailedException if the broker doesn't take one; some may have been sent
   */
  public void send(List<Intent> intents) {
    try (BoundedProducer producer = new BoundedProducer(access)) {
      producer.send(intents.stream().map(this::record).toList());
    } catch (ExecutionException e) {
      throw PublishFailedException.refused(topic, e);
    } catch (InterruptedException e) {
      throw PublishFailedException.interrupted(topic, e);
    }
  }

  private ProducerRecord<byte[], byte[]> record(Intent intent) {
    byte[] key = intent.device().getBytes(StandardCharsets.UTF_8);
    byte[] value = issue.sign(intent);
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
    record.headers().add(Topics.CHECKPOINT_HEADER, issue.claimNone(value));
    return record;
  }
}
