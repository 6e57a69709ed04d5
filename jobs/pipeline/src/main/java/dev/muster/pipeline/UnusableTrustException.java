package dev.muster.pipeline;

/** Trust can't start from what the configuration names. */
public final class UnusableTrustException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableTrustException(String message) {
    super(message);
  }
}
