package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.resume.Loss;
import dev.muster.connectors.kafka.resume.NewStart;
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

  /** Where to go on in the partitions that lost records. */
  public List<NewStart> starts() {
    return accepted.stream()
        .map(
            loss ->
                new NewStart(
                    loss.records().topic(),
                    loss.records().partition(),
                    loss.checkpointed(),
                    loss.goOnAt()))
        .toList();
  }
}
