package dev.muster.message;

import dev.muster.message.crypto.CryptoProvider;
import java.util.stream.Stream;

/** The providers that run on this platform. */
public final class Providers {
  private Providers() {}

  /** All that are present, Bouncy Castle always. */
  public static Stream<CryptoProvider> present() {
    return Stream.concat(
        Stream.of(CryptoProvider.bouncyCastle()), CryptoProvider.corretto().stream());
  }
}
