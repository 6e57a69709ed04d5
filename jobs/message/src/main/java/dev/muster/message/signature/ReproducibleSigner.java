package dev.muster.message.signature;

/**
 * Signs so that the same key and input always give the same bytes: ECDSA by RFC 6979, and Ed25519,
 * which is so by itself. Needs no randomness; slower than {@link ProviderSigner}. Stateless and
 * safe for use by many threads.
 */
public final class ReproducibleSigner implements CoseSigner {
  private final SigningKey key;
  private final long kid;

  /** A signer with a key. */
  public ReproducibleSigner(SigningKey key) {
    this.key = key;
    this.kid = key.kid();
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return key.algorithm();
  }

  @Override
  public long kid() {
    return kid;
  }

  @Override
  public byte[] sign(byte[] toBeSigned) {
    return key.signReproducibly(toBeSigned);
  }
}
