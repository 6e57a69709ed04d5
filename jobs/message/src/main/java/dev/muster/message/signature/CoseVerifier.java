package dev.muster.message.signature;

import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.SigStructure;
import dev.muster.message.crypto.CryptoProvider;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the signatures of COSE_Sign1 structures over the bytes as they were received: nothing is
 * encoded again, and the payload is not copied.
 *
 * <p>Guaranteed: true only if the signature is of the size that its algorithm has and valid for the
 * protected header, payload and external data under the key. High s values of ECDSA are valid. Not
 * judged: whether the algorithm label in the header is that of the key. Not thread-safe: one per
 * task.
 *
 * <p>Where the provider throws instead of answering, Bouncy Castle decides: the bytes may have
 * tripped it up, but it may as well be broken, and then its failure must not speak against the
 * sender. What Bouncy Castle throws at too is not valid.
 */
public final class CoseVerifier {
  private static final byte[] BEGINNING = SigStructure.beginning();

  private final CryptoProvider provider;
  private final Supplier<CryptoProvider> second;
  private final Map<SignatureAlgorithm, Signature> signatures =
      new EnumMap<>(SignatureAlgorithm.class);
  private @Nullable CoseVerifier another;

  /** A verifier that computes with a provider. */
  public CoseVerifier(CryptoProvider provider) {
    this(provider, CryptoProvider::bouncyCastle);
  }

  /** The second is asked for when it is needed: to load it takes longer than most commands may. */
  CoseVerifier(CryptoProvider provider, Supplier<CryptoProvider> second) {
    this.provider = provider;
    this.second = second;
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      signatures.put(algorithm, provider.signature(algorithm.scheme().providerName));
    }
  }

  /** The provider it computes with. */
  public CryptoProvider provider() {
    return provider;
  }

  /**
   * Whether a signature is valid.
   *
   * @param externalAad externally supplied data, without the head of its byte string
   * @param key a key read for this verifier's provider
   */
  public boolean verify(CoseSign1 signed, byte[] externalAad, PublicVerificationKey key) {
    return verifyWrapped(signed, wrap(externalAad), key);
  }

  /** External data with the head of its byte string, to be wrapped once and used many times. */
  public static byte[] wrap(byte[] externalAad) {
    return new CborWriter(externalAad.length + 5).bytes(externalAad).toByteArray();
  }

  /** Like {@link #verify}, with external data from {@link #wrap}. */
  public boolean verifyWrapped(
      CoseSign1 signed, byte[] wrappedExternalAad, PublicVerificationKey key) {
    int length = key.algorithm().signatureBytes();
    if (signed.signatureLength() != length) {
      return false;
    }
    Signature signature = begin(key);
    try {
      feed(signature, signed, wrappedExternalAad);
      return signature.verify(signed.buffer(), signed.signatureOffset(), length);
    } catch (SignatureException | RuntimeException e) {
      return asksAnother()
          && another().verifyWrapped(signed, wrappedExternalAad, key.preparedFor(second.get()));
    }
  }

  /** Judges bare vectors by the same checks. */
  boolean verifyBytes(byte[] message, byte[] signatureBytes, PublicVerificationKey key) {
    if (signatureBytes.length != key.algorithm().signatureBytes()) {
      return false;
    }
    Signature signature = begin(key);
    try {
      signature.update(message);
      return signature.verify(signatureBytes);
    } catch (SignatureException | RuntimeException e) {
      return asksAnother()
          && another().verifyBytes(message, signatureBytes, key.preparedFor(second.get()));
    }
  }

  /** The last library to ask has no other: bytes that trip it up were not found valid. */
  private boolean asksAnother() {
    return provider != second.get();
  }

  private CoseVerifier another() {
    if (another == null) {
      another = new CoseVerifier(second.get(), second);
    }
    return another;
  }

  private Signature begin(PublicVerificationKey key) {
    Signature signature = Objects.requireNonNull(signatures.get(key.algorithm()));
    try {
      signature.initVerify(key.parsedFor(provider));
      return signature;
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("a key that was read for this provider is refused by it", e);
    }
  }

  /** The heads before header and payload are part of what is signed, and stand in the buffer. */
  private static void feed(Signature signature, CoseSign1 signed, byte[] wrappedExternalAad)
      throws SignatureException {
    byte[] buffer = signed.buffer();
    signature.update(BEGINNING);
    int head = SigStructure.headBytes(signed.protectedLength());
    signature.update(buffer, signed.protectedOffset() - head, signed.protectedLength() + head);
    signature.update(wrappedExternalAad);
    head = SigStructure.headBytes(signed.payloadLength());
    signature.update(buffer, signed.payloadOffset() - head, signed.payloadLength() + head);
  }
}
