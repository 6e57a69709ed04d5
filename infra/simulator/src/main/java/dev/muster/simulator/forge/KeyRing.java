package dev.muster.simulator.forge;

import dev.muster.message.key.RawPublicKey;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.script.KeyRef;
import dev.muster.simulator.settings.Seed;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The key pairs of a simulated fleet, derived from its seed when they are first used. Not
 * thread-safe.
 */
public final class KeyRing {
  private static final int SLOTS = 8;

  private final Roster roster;
  private final Seed seed;
  private final Function<SigningKey, CoseSigner> signing;
  private final Map<KeyRef, Pair> pairs = new HashMap<>();

  public KeyRing(Roster roster, Seed seed, Function<SigningKey, CoseSigner> signing) {
    this.roster = roster;
    this.seed = seed.branch("keys");
    this.signing = signing;
  }

  /** The key's identifier. */
  public long kid(KeyRef key) {
    return pair(key).kid();
  }

  RawPublicKey publicKey(KeyRef key) {
    return pair(key).publicKey();
  }

  CoseSigner signer(KeyRef key) {
    return pair(key).signer();
  }

  private Pair pair(KeyRef key) {
    return pairs.computeIfAbsent(key, this::derive);
  }

  private Pair derive(KeyRef key) {
    SignatureAlgorithm algorithm = roster.device(key.device()).algorithm();
    byte[] secret = seed.keyBytes("key", (long) key.device() * SLOTS + key.slot());
    SigningKey pair = SigningKey.derive(algorithm, secret);
    return new Pair(pair.kid(), pair.publicKey(), signing.apply(pair));
  }

  private record Pair(long kid, RawPublicKey publicKey, CoseSigner signer) {}
}
