package dev.muster.trial.system;

import dev.muster.admin.installation.LocalKeys;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.control.ControlSigner;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.root.Role;
import dev.muster.message.MessageType;
import dev.muster.message.command.Dormant;
import dev.muster.message.command.Reset;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.remediate.StatusChange;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Decisions about a few devices, written as the remediate stage writes them: in transactions, one
 * in five of which is taken back.
 */
final class Decisions implements AutoCloseable {
  static final int DEVICES = 19;

  /** Of now: retention goes by the time of the cause. */
  private static final long TIME = System.currentTimeMillis() / 1000;

  private static final int TAKEN_BACK = 5;
  private static final int PAUSE_MILLIS = 40;

  private final KafkaProducer<byte[], byte[]> producer;
  private final ControlSigner stage;
  private final ControlSigner stranger;
  private final List<String> committed = new CopyOnWriteArrayList<>();
  private final List<byte[]> forged = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::write, "decisions");
  private volatile boolean enough;
  private long counter;

  Decisions(KafkaAccess access, LocalKeys keys) {
    Properties properties = access.clientProperties();
    properties.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "decisions");
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    stage = keys.signer(Role.STAGE_REMEDIATE);
    stranger = keys.signer(Role.APPROVER);
  }

  /** The devices, as they are registered before the first decision. */
  static List<DeviceRecord> devices() {
    return IntStream.range(0, DEVICES).mapToObj(i -> device("pump-" + i)).toList();
  }

  /** Begins to write without end. */
  void start() {
    producer.initTransactions();
    thread.start();
  }

  /** The ids that are to be dispatched. */
  List<String> committed() {
    return committed;
  }

  /** What nobody with the right role decided. */
  List<byte[]> forged() {
    return forged;
  }

  private void write() {
    try {
      for (int round = 1; !enough; round++) {
        writeRound(round % TAKEN_BACK == 0);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void writeRound(boolean takenBack) throws InterruptedException, ExecutionException {
    producer.beginTransaction();
    List<String> ids = new ArrayList<>();
    for (int each = 0; each < 3; each++) {
      Intent intent = next();
      producer.send(record(intent, stage)).get();
      ids.add(intent.id());
    }
    ProducerRecord<byte[], byte[]> foreign = record(next(), stranger);
    producer.send(foreign).get();
    if (takenBack) {
      producer.abortTransaction();
    } else {
      producer.commitTransaction();
      committed.addAll(ids);
      forged.add(foreign.value());
    }
  }

  private Intent next() {
    counter++;
    String device = "pump-" + counter % DEVICES;
    boolean dormant = counter % 3 == 0;
    long until = (TIME + 3600) * 1000;
    return new Intent(
        "%032x".formatted(counter),
        device,
        dormant ? new Dormant(until / 1000) : new Reset(),
        counter,
        1,
        counter,
        TIME,
        TIME + 600,
        "trial",
        "f-" + counter,
        "trial",
        1,
        null,
        dormant ? new StatusChange(DeviceStatus.SUSPENDED, until, device(device)) : null);
  }

  private static DeviceRecord device(String id) {
    SigningKey key =
        SigningKey.derive(SignatureAlgorithm.ES256, id.getBytes(StandardCharsets.UTF_8));
    return DeviceRecord.of(id, "pumps")
        .key(
            new DeviceKey(
                key.kid(), key.algorithm(), key.publicKey().spki(), Set.of(MessageType.TELEMETRY)))
        .cadenceSeconds(60)
        .build();
  }

  private static ProducerRecord<byte[], byte[]> record(Intent intent, ControlSigner signer) {
    return new ProducerRecord<>(
        Topics.INTENTS,
        null,
        TIME * 1000,
        intent.device().getBytes(StandardCharsets.UTF_8),
        signer.sign(IntentContent.INSTANCE, intent, TIME));
  }

  /** Stops writing; what is committed stays to be asked for. */
  @Override
  public void close() throws InterruptedException {
    enough = true;
    thread.join();
    producer.close();
  }
}
