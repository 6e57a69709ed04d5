package dev.muster.connectors.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Every failure of a library that a restart can't mend, with what to do about it. What isn't named
 * here passes: the job is started again, a dozen times at most.
 */
public enum PermanentFault {
  /** A record of ours is larger than its topic takes. */
  TOO_LARGE(
      "A record is larger than its topic takes: raise max.message.bytes of the topic that is named"
          + " here, and start again",
      RecordTooLargeException.class,
      RecordBatchTooLargeException.class),
  /** A topic refuses records by their timestamps. */
  TIMESTAMP(
      "A topic refuses the arrival that a record carries: set message.timestamp.after.max.ms and"
          + " message.timestamp.before.max.ms of the topic to 9223372036854775807, and start again",
      InvalidTimestampException.class),
  /** Kafka knows the client, and doesn't let it do what it must. */
  KAFKA_FORBIDS(
      "Kafka doesn't allow this client what it must do: grant it, and start again",
      AuthorizationException.class),
  /** Kafka doesn't know the client, or doesn't believe that it is who it says. */
  KAFKA_SHUTS_OUT(
      "Kafka doesn't let this client in: correct sasl.* and ssl.* of the Kafka properties, or what"
          + " the brokers know of this client, and start again",
      AuthenticationException.class),
  /** The transaction timeout is beyond what the broker allows. */
  TRANSACTION_TIMEOUT(
      "kafka.transaction-timeout is longer than the broker's transaction.max.timeout.ms: make it"
          + " shorter, or raise that, and start again",
      InvalidTxnTimeoutException.class),
  /** A name that Kafka can't have. */
  TOPIC_NAME(
      "Kafka takes no topic of this name: correct it in topics, and start again",
      InvalidTopicException.class),
  /** The broker is of another age. */
  KAFKA_VERSION(
      "The broker doesn't know what this version of Muster asks: use a broker of Kafka 4.0 or"
          + " later, and start again",
      UnsupportedVersionException.class),
  /** What is on the broker's disk is broken. */
  CORRUPT(
      "The broker's log is broken at a record that is to be read: mend it, or remove it with"
          + " kafka-delete-records.sh up to the offset named here; the next start then says how to"
          + " go on without it",
      CorruptRecordException.class),
  /** A file that the table's metadata names isn't there. */
  FILE_GONE(
      "A file of the audit tables is gone, by expiry or by hand: bring it back; trying again can't",
      NotFoundException.class),
  /** A table or its namespace isn't there. */
  TABLE_GONE(
      "An audit table is gone from its catalog: bring it back, or start over with empty"
          + " checkpoints",
      NoSuchTableException.class,
      NoSuchNamespaceException.class),
  /** A commit that contradicts what the table holds. */
  CONTRADICTION(
      "The catalog refuses a commit for what the table holds by now: somebody else changes it; undo"
          + " that, and start again",
      ValidationException.class),
  /** The catalog knows the client, and doesn't let it do what it must. */
  CATALOG_FORBIDS(
      "The catalog or its files don't allow this client what it must do: grant it, and start again",
      ForbiddenException.class);

  /** The consumer tells a broken record by its words only. */
  private static final Pattern BROKEN =
      Pattern.compile(
          "(?s).*(corrupt message when fetching offset|please seek past the record|is invalid,"
              + " cause|stored crc).*");

  private final String sentence;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<Class<? extends Throwable>> kinds;

  @SafeVarargs
  PermanentFault(String sentence, Class<? extends Throwable>... kinds) {
    this.sentence = sentence;
    this.kinds = List.of(kinds);
  }

  /** What can't heal in a failure or its causes; empty if it may pass. */
  public static Optional<PermanentFault> in(Throwable failure) {
    return cause(failure).flatMap(PermanentFault::kind);
  }

  /**
   * Stops the job for a failure that can't heal, and says what to do.
   *
   * @throws PermanentFaultException if it can't heal
   */
  public static void stopFor(Throwable failure) {
    Optional<PermanentFault> fault = in(failure);
    if (fault.isPresent()) {
      throw stop(failure, fault.get().sentence);
    }
  }

  /** What stops the job for a failure of which one cause can't heal. */
  static PermanentFaultException stop(Throwable failure, String sentence) {
    return new PermanentFaultException(told(sentence, cause(failure).orElseThrow()), failure);
  }

  String sentence() {
    return sentence;
  }

  /** The sentence, with the cause in its own words. */
  public String told(Throwable cause) {
    return told(sentence, cause);
  }

  private static String told(String sentence, Throwable cause) {
    String message =
        cause.getMessage() == null ? "" : cause.getMessage().lines().findFirst().orElse("");
    return "%s (%s: %s).".formatted(sentence, cause.getClass().getSimpleName(), message);
  }

  private static Optional<Throwable> cause(Throwable failure) {
    int depth = 0;
    for (Throwable at = failure; at != null && depth < 64; at = at.getCause(), depth++) {
      if (kind(at).isPresent()) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static Optional<PermanentFault> kind(Throwable cause) {
    if (cause.getClass().getName().startsWith("org.apache.kafka.")
        && cause.getMessage() != null
        && BROKEN.matcher(cause.getMessage()).matches()) {
      return Optional.of(CORRUPT);
    }
    return Arrays.stream(values())
        .filter(fault -> fault.kinds.stream().anyMatch(kind -> kind.isInstance(cause)))
        .findFirst();
  }
}
