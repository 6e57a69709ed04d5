package dev.muster.message.signature;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.muster.message.crypto.CryptoModule;
import dev.muster.message.key.KeyType;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;

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

  CryptoProvider(Provider provider) {
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

  /** A new object that signs or verifies, in the encoding that COSE has. */
  public Signature signature(SignatureAlgorithm algorithm) {
    try {
      return Signature.getInstance(algorithm.scheme().providerName, provider);
    } catch (GeneralSecurityException e) {
      throw missing(algorithm.wireName(), e);
    }
  }

  /** A new object that reads keys. */
  public KeyFactory keyFactory(KeyType type) {
    try {
      return KeyFactory.getInstance(type.providerName(), provider);
    } catch (GeneralSecurityException e) {
      throw missing(type + " keys", e);
    }
  }

  /** A new SHA-256 digest. */
  public MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256", provider);
    } catch (GeneralSecurityException e) {
      throw missing("SHA-256", e);
    }
  }

  private IllegalStateException missing(String what, GeneralSecurityException cause) {
    return new IllegalStateException(
        this + " has no " + what + ": use a build of it that does", cause);
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
