package dev.muster.bench.worker;

import dev.muster.admin.control.ControlPublisher;
import dev.muster.admin.control.ControlTopic;
import dev.muster.bench.load.BenchFleet;
import dev.muster.bench.load.Load;
import dev.muster.bench.load.LongBacklog;
import dev.muster.control.ControlContents;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.root.Role;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.section.RecipientPublicKey;
import dev.muster.schemas.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Registers the devices, then fills the telemetry topic with what they signed. */
final class FillRole implements Worker.Role {
  private static final long STEP = 250_000;

  @Override
  public void play(Told told, Said said) throws InterruptedException {
    register(told, told.fleet());
    Governance.publish(told);
    said.progress(String.format(Locale.ROOT, "%,d devices registered", told.fleet().size()));
    AtomicLong sent = new AtomicLong();
    long messages = told.number("messages");
    int threads = told.number("threads");
    IntStream.range(0, threads)
        .mapToObj(
            first -> filler(told, new Load.Share(first, threads, false), messages, sent, said))
        .toList()
        .forEach(FillRole::join);
    if (messages > 0 && !told.flag("once")) {
      said.progress(
          "the same messages %s times over, for the pass-through job".formatted(LongBacklog.TIMES));
      new LongBacklog(told.kafka()).write();
    }
    said.result(Map.of("messages", sent.get()));
  }

  static void register(Told told, BenchFleet fleet) throws InterruptedException {
    List<DeviceRecord> records =
        IntStream.range(0, fleet.size()).parallel().mapToObj(fleet::record).toList();
    new ControlPublisher<>(
            new ControlTopic<>(
                told.kafka(), Topics.REGISTRY, ControlContents.REGISTRY, told.keys().root()),
            told.keys().signer(Role.REGISTRAR),
            InstantSource.system())
        .publish(records);
  }

  static RecipientPublicKey recipient(Told told) {
    try {
      return RecipientPublicKey.fromSpki(
          told.keys().root().recipient("operational").orElseThrow().spki());
    } catch (UnusableKeyException e) {
      throw new IllegalStateException("the ceremony makes usable keys", e);
    }
  }

  static long now() {
    return InstantSource.system().instant().getEpochSecond();
  }

  private static Thread filler(
      Told told, Load.Share share, long messages, AtomicLong sent, Said said) {
    Thread thread = new Thread(() -> fill(told, share, messages / share.of(), sent, said));
    thread.start();
    return thread;
  }

  private static void fill(Told told, Load.Share share, long messages, AtomicLong sent, Said said) {
    try (Load load =
        new Load(
            told.kafka(), told.fleet(), BrokerRole.FLEET, recipient(told), share, FillRole::now)) {
      load.send(
          messages,
          one -> {
            long so = sent.addAndGet(one);
            if (so % STEP == 0) {
              said.progress(String.format(Locale.ROOT, "%,d messages signed and written", so));
            }
          });
      load.flush();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
