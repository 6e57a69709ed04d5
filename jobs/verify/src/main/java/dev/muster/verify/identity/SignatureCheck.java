package dev.muster.verify.identity;

import dev.muster.control.registry.DeviceKey;

/** Checks signatures: the one dear step, kept out of the rules. */
@FunctionalInterface
public interface SignatureCheck {

  /**
   * Whether the message's signature over the received bytes is that of the key.
   *
   * <p>Depends on the message and the key alone. A key that cannot be used verifies nothing.
   *
   * @param key the key that the registry names for it
   */
  boolean holds(Candidate candidate, DeviceKey key);
}
