package dev.muster.decrypt;

import dev.muster.message.section.RecipientPrivateKey;
import java.io.Serializable;
import java.util.Map;

/**
 * Where the keys are that sections are sealed for. Part of the job graph, so it says where to find
 * them and holds none.
 */
@FunctionalInterface
public interface RecipientKeys extends Serializable {

  /**
   * Reads the keys. Called once by each task when it starts.
   *
   * @return by data class: only the classes that this workload may ever open
   * @throws RuntimeException if one cannot be read, which stops the job
   */
  Map<String, RecipientPrivateKey> open();
}
