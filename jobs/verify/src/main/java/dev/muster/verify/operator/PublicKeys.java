package dev.muster.verify.operator;

import dev.muster.control.registry.DeviceKey;
import dev.muster.message.MessageVerifier;
import dev.muster.message.signature.CryptoProvider;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.message.signature.UnusableKeyException;
import dev.muster.verify.Candidate;
import dev.muster.verify.SignatureCheck;
import dev.muster.verify.VerifySettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

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
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Name, Parsed> eldest) {
            return size() > settings.cachedKeys();
          }
        };
  }

  @Override
  public boolean holds(Candidate candidate, DeviceKey key) {
    PublicVerificationKey usable = usable(new Name(candidate.device(), key.kid()), key);
    return usable != null && verifier.verify(candidate.message(), usable);
  }

  private PublicVerificationKey usable(Name name, DeviceKey key) {
    Parsed known = parsed.get(name);
    if (known == null || !known.isOf(key)) {
      known = parse(key);
      parsed.put(name, known);
    }
    return known.key();
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

  private record Name(String device, long kid) {}

  /** A key as the registry states it, and parsed; null if it is of no use. */
  private record Parsed(DeviceKey stated, PublicVerificationKey key) {

    /** A registry record may replace the bytes behind a kid. */
    boolean isOf(DeviceKey other) {
      return stated == other
          || stated.algorithm() == other.algorithm() && Arrays.equals(stated.spki(), other.spki());
    }
  }
}
