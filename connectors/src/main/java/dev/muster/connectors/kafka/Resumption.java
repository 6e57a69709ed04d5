package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.resume.Loss;
import java.util.List;

/**
 * How a job goes on from its checkpoint.
 *
 * @param accepted what was lost, each part of it named by a person
 */
public record Resumption(List<Loss> accepted) {
  /** From where it stood, or afresh. */
  public static final Resumption WHOLE = new Resumption(List.of());

  /** Copies the list. */
  public Resumption {
    accepted = List.copyOf(accepted);
  }
}
