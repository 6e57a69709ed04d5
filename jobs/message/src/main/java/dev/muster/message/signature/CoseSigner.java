package dev.muster.message.signature;

/** Makes signatures with one key, wherever that key is kept. */
public interface CoseSigner {
  /** What it signs with. */
  SignatureAlgorithm algorithm();

  /** The first 8 bytes of the key's RFC 9679 thumbprint as a big-endian number. */
  long kid();

  /**
   * Signs a Sig_structure.
   *
   * @return the signature, in the size that the algorithm has
   */
  byte[] sign(byte[] toBeSigned);
}
