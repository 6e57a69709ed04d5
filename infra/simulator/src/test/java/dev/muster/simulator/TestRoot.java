package dev.muster.simulator;

import dev.muster.control.root.RecipientKey;
import dev.muster.control.root.Role;
import dev.muster.control.root.RoleKey;
import dev.muster.control.root.RootDocument;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.message.section.RecipientPublicKey;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.simulator.settings.Seed;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A root document whose keys are always the same. */
final class TestRoot {
  static final String FLEET = "demo";

  private static final Seed SEED = new Seed(4711);

  /** Deriving one costs more than all else that a judge does with a section. */
  private static final Map<String, RecipientPrivateKey> RECIPIENTS = new ConcurrentHashMap<>();

  private TestRoot() {}

  static RootDocument document() {
    List<RoleKey> roles =
        Stream.of(Role.values())
            .map(
                role ->
                    new RoleKey(
                        role,
                        key(role).kid(),
                        SignatureAlgorithm.ES256,
                        key(role).publicKey().spki()))
            .toList();
    List<RecipientKey> recipients =
        Stream.of("operational", "location", "personal").map(TestRoot::recipient).toList();
    return new RootDocument(FLEET, roles, recipients);
  }

  static Map<Role, CoseSigner> signers() {
    Map<Role, CoseSigner> signers = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      signers.put(role, new ReproducibleSigner(key(role)));
    }
    return signers;
  }

  private static SigningKey key(Role role) {
    return SigningKey.derive(SignatureAlgorithm.ES256, SEED.keyBytes(role.name(), 0));
  }

  static RecipientPrivateKey recipientKey(String dataClass) {
    return RECIPIENTS.computeIfAbsent(
        dataClass, name -> RecipientPrivateKey.derive(SEED.keyBytes(name, 0)));
  }

  private static RecipientKey recipient(String dataClass) {
    RecipientPublicKey key = recipientKey(dataClass).publicKey();
    return new RecipientKey(dataClass, key.kid(), key.spki());
  }
}
