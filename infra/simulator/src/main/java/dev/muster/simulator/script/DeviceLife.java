package dev.muster.simulator.script;

import dev.muster.message.MessageType;
import dev.muster.simulator.roster.SimulatedDevice;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One device's part of the script: its messages at its own cadence, and the episodes of its plan.
 *
 * <p>Made step by step, so that a long script needs no memory. Not thread-safe.
 */
public final class DeviceLife {
  private static final long FIRST_EPOCHS = 100;
  private static final long FORGED_EPOCHS_AHEAD = 3;
  private static final long FORGED_NUMBERS_AHEAD = 5_000;

  /** Of the ids of steps, those that number the steps of one device. */
  private static final int STEPS_BITS = 32;

  private static final String ACCEPTED = "ACCEPTED";

  private final SimulatedDevice device;
  private final Silence silence;
  private final SplittableRandom random;
  private final Deque<Episode> plan;
  private final PriorityQueue<Step> pending = new PriorityQueue<>(Step.IN_ORDER);
  private final Set<Long> referenced = new HashSet<>();
  private final Set<Long> spoken = new HashSet<>();
  private final long interval;
  private final long pacing;

  private long nextStep;
  private long epoch;
  private long sequence;
  private long ordinal;
  private long nextDue;
  private long turn;
  private int keySlot = KeyRef.FIRST;
  private boolean holes;
  private Hold hold = Hold.NONE;
  private Distortion.Course sensors = Distortion.Course.SOUND;

  /** Tells whether a device has nothing to say. */
  @FunctionalInterface
  public interface Silence {
    /** Whether it says nothing at a moment at which it otherwise would. */
    boolean at(SimulatedDevice device, long ordinal, long scriptMillis);
  }

  /**
   * @param leastInterval shortest time between two messages, in milliseconds
   */
  public DeviceLife(
      SimulatedDevice device,
      Silence silence,
      SplittableRandom random,
      List<Episode> plan,
      long leastInterval) {
    this.device = device;
    this.silence = silence;
    this.random = random;
    this.nextStep = (device.index() + 1L) << STEPS_BITS;
    this.plan =
        new ArrayDeque<>(plan.stream().sorted(Comparator.comparingLong(Episode::at)).toList());
    this.interval = Math.max(device.intervalMillis(), leastInterval);
    this.epoch = FIRST_EPOCHS + random.nextInt(400);
    this.nextDue = random.nextLong(interval);
    this.pacing = random.nextLong();
  }

  /** The device. */
  public SimulatedDevice device() {
    return device;
  }

  /** Chance for this device's episodes. */
  public SplittableRandom random() {
    return random;
  }

  /** Its current epoch. */
  public long epoch() {
    return epoch;
  }

  /** The number of its next message. */
  public long sequence() {
    return sequence;
  }

  /** Which reading it takes next. */
  public long ordinal() {
    return ordinal;
  }

  /** Its usual time between two messages. */
  public long interval() {
    return interval;
  }

  /** The key that it signs with. */
  public KeyRef key() {
    return new KeyRef(device.index(), keySlot);
  }

  /** How its messages reach the topic. */
  public Address address() {
    Address enveloped = Address.of(device.id(), device.gateway());
    return device.sendsBare() ? enveloped.wrapped(Address.Wrapping.BARE) : enveloped;
  }

  /** Its next message, which takes the next number. */
  public Draft write(long at) {
    MessageType type = device.isGateway() ? MessageType.HEARTBEAT : MessageType.TELEMETRY;
    Statement statement = Statement.of(type, ordinal, at).read(sensors.at(ordinal, at));
    ordinal++;
    return new Draft(
        device.index(), key(), key(), Protocol.GENUINE, epoch, sequence++, at, statement);
  }

  /** A message in its name, far ahead of its own numbers, of which it knows nothing. */
  public Draft forge(long at) {
    return new Draft(
        device.index(),
        key(),
        key(),
        Protocol.GENUINE,
        epoch + FORGED_EPOCHS_AHEAD,
        sequence + FORGED_NUMBERS_AHEAD,
        at,
        Statement.of(MessageType.TELEMETRY, ordinal, at));
  }

  /** Sends a message that should be accepted, and returns its step. */
  public long send(long at, FaultKind kind) {
    return send(at, write(at), new Expectation(kind, ACCEPTED));
  }

  /** Sends a message along the device's own way, and returns its step. */
  public long send(long at, Draft draft, Expectation expectation) {
    return put(at, new Telemetry(new Source.Written(draft), Damage.NONE, address()), expectation);
  }

  /** Puts anything on a topic, and returns its step. */
  public long put(long at, Step.Content content, Expectation expectation) {
    Step step = new Step(nextStep++, at, content, hold, expectation, false);
    pending.add(step);
    referenced.add(hold.step());
    if (content instanceof Telemetry sent && sent.source() instanceof Source.Repeated again) {
      referenced.add(again.step());
    }
    return step.id();
  }

  /** Puts something on a topic as soon as another step is this old, and returns its step. */
  public long putAfter(
      long other, long millis, long at, Step.Content content, Expectation expectation) {
    Hold before = hold;
    hold = new Hold(other, millis);
    long step = put(at, content, expectation);
    hold = before;
    return step;
  }

  /** Makes all further steps wait until another one is this old. */
  public void holdAfter(long step, long millis) {
    hold = new Hold(step, millis);
  }

  /** Lets some messages be lost on the way. */
  public void lose(int count) {
    sequence += count;
    holes = true;
  }

  /** Notes that a message with the next number does not arrive as it was sent. */
  public Draft writeInVain(long at) {
    holes = true;
    return write(at);
  }

  /** Starts a new epoch. */
  public void reboot() {
    epoch++;
    sequence = 0;
  }

  /** Signs with another key from now on, counting anew. */
  public void changeKey(int slot) {
    keySlot = slot;
    sequence = 0;
  }

  /** Reads with sensors of another condition from now on. */
  public void sense(Distortion.Course course) {
    sensors = course;
  }

  /** Says nothing of its own before a moment. */
  public void quietUntil(long millis) {
    nextDue = Math.max(nextDue, millis);
  }

  /** Says nothing of its own any more. */
  public void retire() {
    nextDue = Long.MAX_VALUE;
  }

  /** Whether numbers of this epoch or earlier ones are missing and not yet known as gaps. */
  public boolean hasHoles() {
    return holes;
  }

  /** Forgets holes, after the epochs that have them were left behind. */
  public void holesClosed() {
    holes = false;
  }

  /** Lets something happen now, before anything that it would have said later. */
  void interrupt(long at, Episode.Play play) {
    recall();
    play.on(this, at);
  }

  /**
   * Takes back what it has written of its own accord and not sent, as if it had not: it speaks
   * later at the same moments, however often and whenever it is interrupted. What was planned
   * stays.
   */
  private void recall() {
    for (Step step : pending) {
      if (!spoken.contains(step.id()) || referenced.contains(step.id())) {
        return;
      }
    }
    while (!pending.isEmpty()) {
      Step last = pending.remove();
      nextDue = Math.min(nextDue, last.due());
      sequence--;
      ordinal--;
    }
    turn -= spoken.size();
    spoken.clear();
  }

  /** When the next step is due. */
  long nextDue() {
    prepare();
    return pending.isEmpty() ? Long.MAX_VALUE : pending.peek().due();
  }

  /** The next step. */
  Step next() {
    prepare();
    Step step = pending.remove();
    spoken.remove(step.id());
    return referenced.remove(step.id()) ? step.asReferenced() : step;
  }

  /** Makes steps until the earliest pending one cannot be preceded by another. */
  private void prepare() {
    while (true) {
      long planned = plan.isEmpty() ? Long.MAX_VALUE : plan.peek().at();
      long own = Math.min(planned, nextDue);
      if (own == Long.MAX_VALUE || (!pending.isEmpty() && pending.peek().due() < own)) {
        return;
      }
      if (planned <= nextDue) {
        Episode episode = plan.remove();
        episode.play().on(this, episode.at());
      } else {
        speak();
      }
    }
  }

  private void speak() {
    long at = nextDue;
    nextDue = at + Math.max(1, Math.round(interval * pace(turn++)));
    if (silence.at(device, ordinal, at)) {
      ordinal++;
    } else {
      spoken.add(send(at, FaultKind.NORMAL));
    }
  }

  /**
   * From one message to the next, in usual intervals: a function of the seed and of nothing else.
   */
  private double pace(long message) {
    return 0.8 + 0.4 * new SplittableRandom(pacing + message).nextDouble();
  }
}
