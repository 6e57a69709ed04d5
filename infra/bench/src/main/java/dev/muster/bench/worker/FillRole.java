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
  public void play(ChildOptions options, ChildOutput output) throws InterruptedException {
    register(options, options.fleet());
    Governance.publish(options);
    output.progress(String.format(Locale.ROOT, "%,d devices registered", options.fleet().size()));
    AtomicLong sent = new AtomicLong();
    long messages = options.number("messages");
    int threads = options.number("threads");
    IntStream.range(0, threads)
        .mapToObj(
            first -> filler(options, new Load.Share(first, threads, false), messages, sent, output))
        .toList()
        .forEach(FillRole::join);
    if (messages > 0 && !options.flag("once")) {
      output.progress(
          "the same messages %s times over, for the pass-through job".formatted(LongBacklog.TIMES));
      new LongBacklog(options.kafka()).write();
    }
    output.result(Map.of("messages", sent.get()));
  }

  static void register(ChildOptions options, BenchFleet fleet) throws InterruptedException {
    List<DeviceRecord> records =
        IntStream.range(0, fleet.size()).parallel().mapToObj(fleet::record).toList();
    new ControlPublisher<>(
            new ControlTopic<>(
                options.kafka(), Topics.REGISTRY, ControlContents.REGISTRY, options.keys().root()),
            options.keys().signer(Role.REGISTRAR),
            InstantSource.system())
        .publish(records);
  }

  static RecipientPublicKey recipient(ChildOptions options) {
    try {
      return RecipientPublicKey.fromSpki(
          options.keys().root().recipient("operational").orElseThrow().spki());
    } catch (UnusableKeyException e) {
      throw new IllegalStateException("the ceremony makes usable keys", e);
    }
  }

  static long now() {
    return InstantSource.system().instant().getEpochSecond();
  }

  private static Thread filler(
      ChildOptions options, Load.Share share, long messages, AtomicLong sent, ChildOutput output) {
    Thread thread = new Thread(() -> fill(options, share, messages / share.of(), sent, output));
    thread.start();
    return thread;
  }

  private static void fill(
      ChildOptions options, Load.Share share, long messages, AtomicLong sent, ChildOutput output) {
    try (Load load =
        new Load(
            options.kafka(),
            options.fleet(),
            BrokerRole.FLEET,
            recipient(options),
            share,
            FillRole::now)) {
      load.send(
          messages,
          one -> {
            long so = sent.addAndGet(one);
            if (so % STEP == 0) {
              output.progress(String.format(Locale.ROOT, "%,d messages signed and written", so));
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
