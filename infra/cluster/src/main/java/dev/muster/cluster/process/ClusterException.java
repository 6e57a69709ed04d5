package dev.muster.cluster.process;

/** A part of a cluster is not as it must be; the message is one sentence that says what to do. */
public final class ClusterException extends RuntimeException {
  /** One sentence. */
  public ClusterException(String sentence) {
    super(sentence);
  }

  /** One sentence, and what led to it. */
  public ClusterException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
