package dev.muster.verify.operator;

import dev.muster.control.registry.DeviceKey;
import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageVerifier;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.identity.Candidate;
import dev.muster.verify.identity.SignatureCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks signatures with keys that are parsed once: reading a key costs about as much as using it.
 * The cache is bounded, forgets the key used longest ago, and never outlives the task; what it
 * holds is a function of the registry's bytes, so it cannot change a verdict. Not thread-safe.
 */
final class PublicKeys implements SignatureCheck {
  private static final float LOAD = 0.75f;

  private final CryptoProvider provider;
  private final MessageVerifier verifier;
  private final Map<Name, Parsed> parsed;

  PublicKeys(VerifySettings settings, CryptoProvider provider) {
    this.provider = provider;
    this.verifier = new MessageVerifier(provider, settings.fleet());
    this.parsed =
        new LinkedHashMap<>(16, LOAD, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Name, Parsed> eldest) {
            return size() > settings.limits().cachedKeys();
          }
        };
  }

  @Override
  public boolean holds(Candidate candidate, DeviceKey key) {
    return check(candidate, parsed(new Name(candidate.device(), key.kid()), key));
  }

  /**
   * Checks a signature before it is known by which registry record the message will be judged.
   *
   * @return the answer, or null where none is worth its cost: the key is not at hand, or is of
   *     another algorithm than the message claims, or the last signature under it was bad or not
   *     asked for
   */
  @Nullable Answer checkAhead(Candidate candidate) {
    DeviceMessage message = candidate.message();
    Parsed known = parsed.get(new Name(candidate.device(), message.kid()));
    if (known == null || known.doubted || !known.isFor(message.algorithm())) {
      return null;
    }
    return new Answer(known.stated, check(candidate, known));
  }

  /** Notes that an answer given ahead was not asked for: the message was refused unchecked. */
  void doubt(Candidate candidate) {
    Parsed known = parsed.get(new Name(candidate.device(), candidate.message().kid()));
    if (known != null) {
      known.doubted = true;
    }
  }

  private boolean check(Candidate candidate, Parsed key) {
    boolean holds = key.usable != null && verifier.verify(candidate.message(), key.usable);
    key.doubted = !holds;
    return holds;
  }

  private Parsed parsed(Name name, DeviceKey key) {
    Parsed known = parsed.get(name);
    if (known == null || !isSame(known.stated, key)) {
      known = parse(key);
      parsed.put(name, known);
    }
    return known;
  }

  private Parsed parse(DeviceKey key) {
    try {
      PublicVerificationKey usable =
          PublicVerificationKey.fromSpki(key.algorithm(), key.spki(), provider);
      return new Parsed(key, usable.kid() == key.kid() ? usable : null);
    } catch (UnusableKeyException e) {
      return new Parsed(key, null);
    }
  }

  /** A registry record may replace the bytes behind a kid. */
  @SuppressWarnings("ReferenceEquality") // Spares comparing bytes.
  private static boolean isSame(DeviceKey stated, DeviceKey other) {
    return stated == other
        || (stated.algorithm() == other.algorithm() && Arrays.equals(stated.spki(), other.spki()));
  }

  /**
   * An answer given ahead.
   *
   * @param key the key that the signature was checked with
   * @param holds whether it is that key's
   */
  record Answer(DeviceKey key, boolean holds) {

    /** Whether it answers for this key. */
    boolean isOf(DeviceKey other) {
      return isSame(key, other);
    }
  }

  /** Asked for every message: compared without the indirection of a record's own methods. */
  private record Name(String device, long kid) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Name name && kid == name.kid && device.equals(name.device);
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(kid) + device.hashCode();
    }
  }

  /** A key as the registry states it, and parsed; null if it is of no use. */
  private static final class Parsed {
    private final DeviceKey stated;
    private final @Nullable PublicVerificationKey usable;
    private boolean doubted;

    Parsed(DeviceKey stated, @Nullable PublicVerificationKey usable) {
      this.stated = stated;
      this.usable = usable;
    }

    boolean isFor(long coseAlgorithm) {
      return SignatureAlgorithm.fromCose(coseAlgorithm)
          .filter(stated.algorithm()::equals)
          .isPresent();
    }
  }
}
