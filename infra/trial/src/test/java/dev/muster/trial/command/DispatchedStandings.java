package dev.muster.trial.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.LocalKeys;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.control.ControlSigner;
import dev.muster.control.root.Role;
import dev.muster.dispatch.CommandKeys;
import dev.muster.dispatch.Dispatch;
import dev.muster.dispatch.Dispatcher;
import dev.muster.dispatch.Registered;
import dev.muster.dispatch.SignedStanding;
import dev.muster.dispatch.StandingCourse;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.KeyPartition;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Dispatch of one device's intents, without an engine, onto the real registry topic. */
final class DispatchedStandings implements AutoCloseable {
  private static final int PARTITIONS = 1;

  private final KafkaAccess kafka;
  private final ControlSigner stage;
  private final Dispatcher dispatcher;
  private final KafkaProducer<byte[], byte[]> producer;
  private StandingCourse course = new StandingCourse(null, null, StandingCourse.NOTHING);
  private long counter = Intent.NO_COUNTER;

  DispatchedStandings(KafkaAccess kafka, LocalKeys keys) {
    this.kafka = kafka;
    this.stage = keys.signer(Role.STAGE_REMEDIATE);
    this.dispatcher =
        new Dispatcher(
            keys.root(),
            PARTITIONS,
            new CommandKeys(keys.coseSigner(Role.DISPATCHER), keys.coseSigner(Role.STANDING)));
    this.producer =
        new KafkaProducer<>(
            kafka.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Signs an intent, and writes to the registry until it shows what was asked for. */
  void take(Intent intent) {
    byte[] key = intent.device().getBytes(StandardCharsets.UTF_8);
    byte[] value = stage.sign(IntentContent.INSTANCE, intent, intent.notBefore());
    ArrivedRecord record =
        new ArrivedRecord(
            Topics.INTENTS,
            KeyPartition.of(key, PARTITIONS),
            0,
            intent.notBefore() * 1000,
            key,
            value,
            false);
    Dispatch outcome = dispatcher.dispatch(record, counter);
    assertThat(outcome).isInstanceOf(Dispatch.Signed.class);
    counter = intent.counter();
    catchUp();
    follow(course.commanded(intent));
    catchUp();
  }

  private void catchUp() {
    for (Registered seen : registered()) {
      follow(course.seen(seen));
    }
  }

  private void follow(StandingCourse.Step step) {
    course = step.course();
    step.record().map(next -> dispatcher.standing(next, course)).ifPresent(this::write);
  }

  private void write(SignedStanding standing) {
    byte[] key = standing.device().getBytes(StandardCharsets.UTF_8);
    try {
      producer.send(new ProducerRecord<>(Topics.REGISTRY, key, standing.value())).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<Registered> registered() {
    List<Registered> records = new ArrayList<>();
    try (TopicReader reader = TopicReader.open(kafka, Topics.REGISTRY)) {
      int partitions = reader.partitions();
      reader.readAll(
          record -> {
            Registered seen = dispatcher.registered(record, partitions);
            if (seen != null) {
              records.add(seen);
            }
          });
    }
    return records;
  }

  @Override
  public void close() {
    producer.close();
  }
}
