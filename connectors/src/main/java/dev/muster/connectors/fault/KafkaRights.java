package dev.muster.connectors.fault;

import java.io.Serializable;
import java.util.Optional;

/**
 * What one part of a job must be let do by Kafka, and as whom it comes: so that a refusal is told
 * with what to grant to whom.
 *
 * @param principal as whom the clients come, in words; no secret
 * @param needed the operations, and on what, as they are granted
 * @param door asked once more before a client counts as shut out for good
 */
public record KafkaRights(String principal, String needed, Door door) implements Serializable {

  /** Where clients come in. */
  @FunctionalInterface
  public interface Door extends Serializable {
    /**
     * Whether a client may come in yet, after it was refused once: it was let in meanwhile, or
     * nobody is there to say. May wait, for seconds.
     */
    boolean mayOpen();
  }

  /**
   * Stops the job for a failure that can't heal, and says what to do. A broker may refuse for a
   * moment whom it knows, while it starts or changes its passwords: that passes.
   *
   * @throws PermanentFaultException if it can't heal
   */
  public void stopFor(Throwable failure) {
    Optional<PermanentFault> fault = PermanentFault.in(failure);
    if (fault.isPresent() && !(fault.get() == PermanentFault.KAFKA_SHUTS_OUT && door.mayOpen())) {
      throw PermanentFault.stop(failure, sentence(fault.get()));
    }
  }

  private String sentence(PermanentFault fault) {
    return switch (fault) {
      case KAFKA_FORBIDS ->
          "Kafka doesn't allow %s what this job must do: grant %s, and start again"
              .formatted(principal, needed);
      case KAFKA_SHUTS_OUT ->
          "Kafka doesn't let %s in: correct sasl.* and ssl.* of the Kafka properties, or what the brokers know of this client, and start again"
              .formatted(principal);
      default -> fault.sentence();
    };
  }
}
