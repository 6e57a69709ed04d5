package dev.muster.message.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/**
 * The cryptographic library in use, always an explicit instance: nothing is registered with the
 * JVM, and nothing falls back to the JDK's own elliptic curves, which accept some invalid
 * signatures. Immutable and safe for use by many threads; what it makes is not.
 */
public final class CryptoProvider {
  /**
   * System property that leaves Corretto out when its value is {@code bouncy-castle}: to compare,
   * or where native code isn't wanted.
   */
  public static final String CHOICE = "muster.crypto";

  private static final Optional<CryptoProvider> CORRETTO = loadCorretto();

  private final Provider provider;

  /** Made when it is first asked for: it registers hundreds of algorithms. */
  private static final class BouncyCastle {
    static final CryptoProvider PROVIDER = new CryptoProvider(CryptoModule.inUse().provider());
  }

  /** Another library. */
  public CryptoProvider(Provider provider) {
    this.provider = provider;
  }

  /** Corretto where it runs and isn't left out, else Bouncy Castle. */
  public static CryptoProvider fastest() {
    return CORRETTO.orElseGet(CryptoProvider::bouncyCastle);
  }

  /** Bouncy Castle, which runs everywhere. */
  public static CryptoProvider bouncyCastle() {
    return BouncyCastle.PROVIDER;
  }

  /** Amazon Corretto Crypto Provider; empty where it does not load or {@link #CHOICE} says so. */
  public static Optional<CryptoProvider> corretto() {
    return CORRETTO;
  }

  /** Name of the library, for reports. */
  public String name() {
    return provider.getName();
  }

  /** Version of the library, for reports. */
  public String version() {
    return provider.getVersionStr();
  }

  /** Name and version. */
  @Override
  public String toString() {
    return name() + " " + version();
  }

  /** The library itself, to be passed wherever an algorithm is asked for. */
  public Provider provider() {
    return provider;
  }

  /** A new object that signs or verifies. */
  public Signature signature(String algorithm) {
    return of(algorithm, Signature::getInstance);
  }

  /** A new object that reads keys. */
  public KeyFactory keyFactory(String algorithm) {
    return of(algorithm, KeyFactory::getInstance);
  }

  /** A new object that arrives at what two keys on a NIST curve share. */
  public KeyAgreement ecdh() {
    return of("ECDH", KeyAgreement::getInstance);
  }

  /** A new cipher that seals and opens. */
  public Cipher aesGcm() {
    return of("AES/GCM/NoPadding", Cipher::getInstance);
  }

  /** A new SHA-256 digest. */
  public MessageDigest sha256() {
    return of("SHA-256", MessageDigest::getInstance);
  }

  private <T> T of(String algorithm, Service<T> service) {
    try {
      return service.of(algorithm, provider);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          this + " has no " + algorithm + ": use a build of it that does", e);
    }
  }

  private interface Service<T> {
    T of(String algorithm, Provider provider) throws GeneralSecurityException;
  }

  /**
   * Corretto offers no factory of Ed25519 keys unless asked to, because as a registered provider it
   * would take the JDK's place. This instance is never registered.
   */
  private static Optional<CryptoProvider> loadCorretto() {
    if ("bouncy-castle".equals(System.getProperty(CHOICE))) {
      return Optional.empty();
    }
    String property = "com.amazon.corretto.crypto.provider.registerEdKeyFactory";
    String before = System.getProperty(property);
    try {
      System.setProperty(property, "true");
      AmazonCorrettoCryptoProvider corretto = new AmazonCorrettoCryptoProvider();
      return corretto.getLoadingError() == null
          ? Optional.of(new CryptoProvider(corretto))
          : Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      return Optional.empty();
    } finally {
      if (before == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, before);
      }
    }
  }
}
