package dev.muster.pipeline;

import dev.muster.connectors.keys.StoredSigner;
import dev.muster.control.root.Role;
import dev.muster.control.root.RootDocument;
import dev.muster.dispatch.CommandKeys;
import dev.muster.message.signature.CoseSigner;
import java.util.List;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Says where the keys are that the tasks of dispatch open: the command key and that of standings,
 * and no other. Holds none: a job graph may carry it.
 *
 * @param directory directory with the key stores of the two roles
 */
record DispatchKeys(String directory) implements SerializableSupplier<CommandKeys> {
  private static final List<Role> ROLES = List.of(Role.DISPATCHER, Role.STANDING);

  @Override
  public CommandKeys get() {
    return new CommandKeys(signer(Role.DISPATCHER), signer(Role.STANDING));
  }

  /**
   * Opens each once and forgets it: a missing key or a wrong password is to be said at once, and
   * not by a task that starts again and again. So is a key that nobody will believe.
   *
   * @throws dev.muster.connectors.keys.KeysUnavailableException if one can't be opened
   * @throws UnusableTrustException if the root document doesn't name it
   */
  void require(RootDocument root) {
    for (Role role : ROLES) {
      requireNamed(root, role);
      long kid = signer(role).kid();
      if (root.roleKey(kid).filter(key -> key.role() == role).isEmpty()) {
        throw new UnusableTrustException(
            "The key %s.p12 in `%s` is not one that the root document names for the role %s: give dispatch the one that was made with the document."
                .formatted(role.fileName(), directory, role.wireName()));
      }
    }
  }

  private static void requireNamed(RootDocument root, Role role) {
    if (root.roleKeys().stream().noneMatch(key -> key.role() == role)) {
      throw new UnusableTrustException(
          "The root document names no key of the role %s, which dispatch needs: make one with `muster init --add-missing`, give dispatch its %s.p12, and the new root.json and its digest to both jobs."
              .formatted(role.wireName(), role.fileName()));
    }
  }

  private CoseSigner signer(Role role) {
    return new StoredSigner(directory, role).open();
  }
}
