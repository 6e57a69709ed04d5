package dev.muster.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a pipeline stopped, in one sentence that names what broke; the cause holds the rest. */
public final class PipelineFailure extends RuntimeException {
  private PipelineFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  static PipelineFailure of(Throwable failure) {
    List<Throwable> chain = chain(failure);
    return new PipelineFailure(
        ownSentence(chain).or(() -> knownDependency(chain)).orElseGet(() -> root(chain)), failure);
  }

  /** What Muster's own code throws is written for people. */
  private static Optional<String> ownSentence(List<Throwable> chain) {
    return chain.stream()
        .filter(cause -> cause.getClass().getName().startsWith("dev.muster."))
        .map(Throwable::getMessage)
        .filter(message -> message != null && !message.isBlank())
        .findFirst();
  }

  private static Optional<String> knownDependency(List<Throwable> chain) {
    return chain.stream()
        .map(cause -> BrokenDependency.of(cause.getClass().getName()))
        .flatMap(Optional::stream)
        .findFirst()
        .map(dependency -> dependency.sentence() + " (" + shortly(chain) + ")");
  }

  private static String root(List<Throwable> chain) {
    return "The pipeline stopped: " + shortly(chain);
  }

  private static String shortly(List<Throwable> chain) {
    Throwable root = chain.get(chain.size() - 1);
    String message =
        root.getMessage() == null ? "" : ": " + root.getMessage().lines().findFirst().orElse("");
    return root.getClass().getSimpleName() + message;
  }

  private static List<Throwable> chain(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>();
    for (Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
      chain.add(at);
    }
    return chain;
  }
}
