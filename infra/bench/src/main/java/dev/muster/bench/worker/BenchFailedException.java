package dev.muster.bench.worker;

import org.jspecify.annotations.Nullable;

/** What is to be measured can't be. The message is one sentence. */
public final class BenchFailedException extends RuntimeException {
  /** One sentence. */
  public BenchFailedException(String sentence) {
    this(sentence, null);
  }

  /** One sentence, and what led to it. */
  public BenchFailedException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
