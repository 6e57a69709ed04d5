package dev.muster.pipeline;

/** Trust can't start from what the configuration names. */
public final class UnusableTrustException extends RuntimeException {
  UnusableTrustException(String message) {
    super(message);
  }
}
