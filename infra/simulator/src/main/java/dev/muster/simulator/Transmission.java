package dev.muster.simulator;

import dev.muster.control.bundle.TextDocument;
import dev.muster.simulator.agent.RecordSink;
import dev.muster.simulator.agent.ScriptObserver;
import dev.muster.simulator.forge.OutgoingRecord;
import dev.muster.simulator.forge.SectionNote;
import dev.muster.simulator.forge.Workshop;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.script.Damage;
import dev.muster.simulator.script.Draft;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.Hold;
import dev.muster.simulator.script.Script;
import dev.muster.simulator.script.Source;
import dev.muster.simulator.script.Step;
import dev.muster.simulator.script.Telemetry;
import dev.muster.simulator.truth.Truth;
import dev.muster.simulator.wire.Wire;
import dev.muster.verify.VerdictReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends a script and keeps the truth about it. Used by one thread; {@link #sent} and {@link
 * #scriptMillis} may be asked by others.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails is noted in post, and ends all.
public final class Transmission implements RecordSink {
  private static final long ATTENTION_MILLIS = 25;

  private final Roster roster;
  private final Workshop workshop;
  private final Wire wire;
  private final Truth truth;
  private final Map<Long, CompletableFuture<Wire.Landing>> landings = new HashMap<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong scriptMillis = new AtomicLong();
  private final AtomicLong newestArrival = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** A transmission of which nothing is sent yet. */
  public Transmission(Roster roster, Workshop workshop, Wire wire, Truth truth) {
    this.roster = roster;
    this.workshop = workshop;
    this.wire = wire;
    this.truth = truth;
  }

  /**
   * Publishes the first trust, policy and rule bundles, and every device's record.
   *
   * @return broker's time of the newest of them, in milliseconds since 1970
   */
  public long enrol(List<TextDocument> rules) {
    AtomicLong newest = new AtomicLong();
    Enrolment.of(roster, rules)
        .forEach(
            step ->
                send(step)
                    .thenAccept(landing -> newest.accumulateAndGet(landing.arrival(), Math::max)));
    wire.flush();
    requireDelivered();
    return newest.get();
  }

  /** Sends a script to its end and returns when the broker has all of it. */
  public void play(Script script, ScriptClock clock, ScriptObserver observer)
      throws InterruptedException {
    while (script.hasNext()) {
      advance(script, clock, observer);
    }
    wire.flush();
    requireDelivered();
  }

  /** Goes on to pay attention after the script's end, until interrupted. */
  public void linger(Script script, ScriptClock clock, ScriptObserver observer)
      throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      advance(script, clock, observer);
      wire.flush();
      requireDelivered();
    }
  }

  /** Goes on to the next step, or to the next moment at which to look up. */
  private void advance(Script script, ScriptClock clock, ScriptObserver observer)
      throws InterruptedException {
    long until = Math.min(script.nextDue(), scriptMillis.get() + ATTENTION_MILLIS);
    clock.awaitScript(until);
    scriptMillis.accumulateAndGet(until, Math::max);
    observer.look(script, scriptMillis.get());
    if (script.nextDue() <= until) {
      take(script.next(), clock);
    }
  }

  private void take(Step step, ScriptClock clock) throws InterruptedException {
    awaitHold(step.hold(), clock);
    boolean telemetry = step.content() instanceof Telemetry;
    if (!telemetry) {
      wire.flush();
    }
    send(step);
    if (!telemetry) {
      wire.flush();
    }
    requireDelivered();
  }

  /** How many records were handed over so far. */
  public long sent() {
    return sent.get();
  }

  /** Arrival of the newest record that the broker has, in milliseconds since 1970. */
  public long newestArrival() {
    return newestArrival.get();
  }

  /** How far the script was sent. */
  public long scriptMillis() {
    return scriptMillis.get();
  }

  /** Called on the sending thread only. */
  @Override
  public void send(OutgoingRecord record, Expectation expectation) {
    post(record, expectation);
  }

  private CompletableFuture<Wire.Landing> post(OutgoingRecord record, Expectation expectation) {
    CompletableFuture<Wire.Landing> landed = wire.send(record);
    sent.incrementAndGet();
    landed.whenComplete(
        (landing, broken) -> {
          if (broken != null) {
            failure.compareAndSet(null, broken);
          } else {
            truth.ledger(record.topic()).sent(landing.partition(), landing.offset(), expectation);
            newestArrival.accumulateAndGet(landing.arrival(), Math::max);
          }
        });
    return landed;
  }

  private CompletableFuture<Wire.Landing> send(Step step) {
    OutgoingRecord record = workshop.make(step);
    noteAuthentic(step);
    noteSections(step);
    CompletableFuture<Wire.Landing> landed = post(record, step.expectation());
    if (step.referenced()) {
      landings.put(step.id(), landed);
    }
    return landed;
  }

  /** A repeated message marks nothing that its original did not mark. */
  private void noteAuthentic(Step step) {
    if (step.content() instanceof Telemetry telemetry
        && telemetry.damage().equals(Damage.NONE)
        && telemetry.source() instanceof Source.Written written
        && VerdictReason.valueOf(step.expectation().outcome()).authenticated()) {
      Draft draft = written.draft();
      truth.authentic(
          roster.device(draft.device()).id(),
          workshop.keys().kid(draft.signer()),
          draft.epoch(),
          draft.sequence());
    }
  }

  private void noteSections(Step step) {
    if (step.content() instanceof Telemetry telemetry
        && telemetry.source() instanceof Source.Written written
        && step.expectation().outcome().equals(VerdictReason.ACCEPTED.wireName())) {
      for (SectionNote note : workshop.notes(telemetry)) {
        truth.sections().sent(roster.device(written.draft().device()), note);
      }
    }
  }

  private void awaitHold(Hold hold, ScriptClock clock) throws InterruptedException {
    CompletableFuture<Wire.Landing> other = landings.get(hold.step());
    if (other != null) {
      if (!other.isDone()) {
        wire.flush();
      }
      requireDelivered();
      clock.awaitBroker(other.join().arrival() + hold.millis());
    }
  }

  private void requireDelivered() {
    if (failure.get() != null) {
      throw new TransmissionException(
          "The broker did not take a record of the simulated fleet: " + failure.get().getMessage(),
          failure.get());
    }
  }
}
