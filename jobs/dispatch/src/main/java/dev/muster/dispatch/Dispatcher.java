package dev.muster.dispatch;

import dev.muster.control.Authentication;
import dev.muster.control.ControlAuthenticator;
import dev.muster.control.ControlContents;
import dev.muster.control.ControlResult;
import dev.muster.control.ControlSigner;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.Standing;
import dev.muster.control.root.RootDocument;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.KeyPartition;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.remediate.rule.Rule;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a record of the intents topic is signed, and signs it.
 *
 * <p>Guaranteed: only what a key of the role {@code stage:remediate} decided is signed, for this
 * fleet, on the partition of its device, and with a counter above every one signed for the device
 * before, but not absurdly far; any record at all has an outcome. Not judged: whether the decision
 * was right. No clock is asked: a command that comes too late is refused by its device. Not
 * thread-safe: one per task.
 */
public final class Dispatcher {
  /** In seconds; the expiry is rounded up, the beginning down. */
  private static final long LONGEST_LIFE = Rule.MAX_EXPIRY.toSeconds() + 2;

  /** In milliseconds and commands alike: clocks of brokers differ, and step back. */
  private static final long MAX_STEP = Duration.ofDays(1).toMillis();

  private final ControlAuthenticator<Intent> authenticator;
  private final ControlAuthenticator<DeviceRecord> registry;
  private final int partitions;
  private final CommandIssue commands;
  private final ControlSigner standings;

  /**
   * @param partitions how many the intents topic has
   */
  public Dispatcher(RootDocument root, int partitions, CommandKeys keys) {
    this.authenticator =
        new ControlAuthenticator<>(root, IntentContent.INSTANCE, CryptoProvider.fastest());
    this.registry =
        new ControlAuthenticator<>(root, ControlContents.REGISTRY, CryptoProvider.fastest());
    this.partitions = partitions;
    this.commands = new CommandIssue(root.fleet(), keys.dispatcher());
    this.standings = new ControlSigner(root.fleet(), keys.standing());
  }

  /**
   * Judges one record.
   *
   * @param lastCounter the highest counter that was signed for the device; {@link
   *     Intent#NO_COUNTER} for none
   */
  public Dispatch dispatch(ArrivedRecord record, long lastCounter) {
    return authenticator
        .authenticate(record)
        .fold(
            authentic -> judge(record, authentic, lastCounter),
            refused -> new Dispatch.Refused(refused.result(), refused.detail()));
  }

  private Dispatch judge(
      ArrivedRecord record, Authentication.Authentic<Intent> authentic, long lastCounter) {
    if (KeyPartition.of(Objects.requireNonNull(record.key()), partitions) != record.partition()) {
      return new Dispatch.Refused(
          ControlResult.MISROUTED, "it is not on the partition of its device");
    }
    Intent intent = authentic.content();
    if (intent.issued() && intent.counter() <= lastCounter) {
      return new Dispatch.Refused(
          ControlResult.OLDER_VERSION, "its counter is not above " + lastCounter);
    }
    String absurd = absurd(intent, record.arrival(), lastCounter);
    return absurd == null
        ? new Dispatch.Signed(intent, commands.sign(intent))
        : new Dispatch.Refused(ControlResult.CONTENT_MALFORMED, absurd);
  }

  /**
   * What no rule can come to, in words; null where there is nothing. A counter far above the time
   * of the decision and all counters before it would make the device refuse every later command.
   */
  private static @Nullable String absurd(Intent intent, long arrival, long lastCounter) {
    if (!intent.issued()) {
      return "it is a proposal that nobody issued";
    }
    if (intent.expiresAt() - intent.notBefore() > LONGEST_LIFE) {
      return "it counts for longer than any rule may say";
    }
    long highest = Math.max(lastCounter, Math.max(0, arrival)) + MAX_STEP;
    return intent.counter() > highest ? "its counter is far above what its time explains" : null;
  }

  /**
   * What a record of the registry says, if this is an authentic one on the partition of its device;
   * else null.
   *
   * @param registryPartitions how many the registry topic has
   */
  public @Nullable Registered registered(ArrivedRecord record, int registryPartitions) {
    if (record.tick()) {
      return null;
    }
    return registry
        .authenticate(record)
        .fold(
            authentic ->
                KeyPartition.of(Objects.requireNonNull(record.key()), registryPartitions)
                        == record.partition()
                    ? new Registered(authentic.content(), authentic.basis())
                    : null,
            refused -> null);
  }

  /** Signs which checkpoint covers a command that was signed. */
  public byte[] claim(long checkpoint, byte[] command) {
    return commands.claim(checkpoint, command);
  }

  /**
   * Signs the standing that an intent asks for.
   *
   * @param record what the registry is to say
   * @param course how far the standing has come with it
   */
  public SignedStanding standing(DeviceRecord record, StandingCourse course) {
    Registered under = Objects.requireNonNull(course.registered());
    Intent wanted = Objects.requireNonNull(course.wanted());
    byte[] value =
        standings.sign(
            ControlContents.STANDING,
            Standing.of(record, Objects.requireNonNull(under.basis()).signed()),
            wanted.notBefore());
    return new SignedStanding(record.device(), value);
  }
}
